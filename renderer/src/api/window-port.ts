/** The preload's surface as the port that the contract's client speaks over. */
import type { WindowSurface } from '../../../shared/contract/window.ts';
import type { ClientMessage, Port, ServerMessage } from '../../../shared/rpc/messages.ts';

declare global {
  interface Window {
    readonly lineside: WindowSurface;
  }
}

export function windowPort(surface: WindowSurface): Port<ClientMessage, ServerMessage> {
  return {
    send: (message) => surface.send(message),
    onMessage: (listener) => void surface.onMessage(listener),
    // Main outlives the page, so this port has no end that the page could see.
    onClose: () => undefined,
  };
}
