/** Puts the focus on a lane of the bench; Enter then opens it. False where there is no such lane. */
export function focusLane(lane: string): boolean {
  const number = document.querySelector<HTMLElement>(`[data-lane="${CSS.escape(lane)}"]`);
  number?.focus({ focusVisible: true });
  return number !== null;
}
