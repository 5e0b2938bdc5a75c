/** What every form of the question "who is at the line" is given. */
export interface OperatorDialogProps {
  readonly onClose: () => void;
  /** Called with the name, after it is known. */
  readonly onNamed?: (operator: string) => void;
}
