/** Puts the focus on a lane of the bench; Enter then opens it. False where there is no such lane. */
export function focusLane(lane: string): boolean {
  const number = document.querySelector<HTMLElement>(`[data-lane="${CSS.escape(lane)}"]`);
  number?.focus({ focusVisible: true });
  return number !== null;
}

/** The lane that has the focus, or something in it has. */
export function focusedLane(): string | undefined {
  return document.activeElement?.closest('article')?.querySelector<HTMLElement>('[data-lane]')?.dataset['lane'];
}
