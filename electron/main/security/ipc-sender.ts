/** Who may speak to main: the main frame of our own window while it shows our own page, nobody else. */
import { isAppAddress } from '../app-address.ts';

/** The part of Electron's `IpcMainEvent` that tells who speaks. */
export interface IpcSender {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

export function isTrustedSender(event: IpcSender, windowContentsId: number | undefined): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && event.sender.id === windowContentsId && isAppAddress(frame.url);
}
