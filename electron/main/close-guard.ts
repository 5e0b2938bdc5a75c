/** Asks before the window closes over units in work. What is not settled then waits for inspection, so closing loses nothing. */
import { type BrowserWindow, dialog } from 'electron';
import { type Language, text } from '../../shared/texts/text.ts';

export interface CloseGuardInput {
  readonly unitsInWork: () => number;
  readonly language: () => Language;
}

export function guardClosing(window: BrowserWindow, input: CloseGuardInput): void {
  let isConfirmed = false;
  window.on('close', (event) => {
    const units = input.unitsInWork();
    if (units === 0 || isConfirmed) return;
    event.preventDefault();
    void askToClose(window, input.language(), units).then((close) => {
      isConfirmed = close;
      if (close) window.close();
    });
  });
}

async function askToClose(window: BrowserWindow, language: Language, units: number): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: text(language, units === 1 ? 'window.close.title.one' : 'window.close.title.many', { units }),
    detail: text(language, 'window.close.detail'),
    buttons: [text(language, 'window.close.stay'), text(language, 'window.close.close')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
