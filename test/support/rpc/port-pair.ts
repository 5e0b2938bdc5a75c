/** Two ends of one wire in memory. Frames are cloned as they would be on a real one, and arrive in a later turn. */
import type { ClientMessage, Port, ServerMessage } from '../../../shared/rpc/messages.ts';

export interface PortPair {
  readonly client: Port<ClientMessage, ServerMessage>;
  readonly server: Port<ServerMessage, unknown>;
  /** Every frame, in the order sent. */
  readonly toServer: ClientMessage[];
  readonly toClient: ServerMessage[];
  /** Puts a frame on the wire that no client of ours would send. */
  forge(frame: unknown): void;
  /** Says something to the client in the server's place. */
  say(frame: ServerMessage): void;
  close(): void;
  /** Resolves when everything on the wire has arrived. */
  quiet(): Promise<void>;
}

export function portPair(): PortPair {
  const toServer: ClientMessage[] = [];
  const toClient: ServerMessage[] = [];
  const serverEars: ((frame: unknown) => void)[] = [];
  const clientEars: ((frame: ServerMessage) => void)[] = [];
  const closeEars: (() => void)[] = [];
  const post = <Frame>(ears: readonly ((frame: Frame) => void)[], frame: Frame) => {
    const copy = structuredClone(frame);
    queueMicrotask(() => {
      for (const hear of ears) hear(copy);
    });
  };
  const say = (frame: ServerMessage) => {
    toClient.push(frame);
    post(clientEars, frame);
  };
  return {
    client: {
      send: (frame) => {
        toServer.push(frame);
        post(serverEars, frame as unknown);
      },
      onMessage: (hear) => void clientEars.push(hear),
      onClose: (hear) => void closeEars.push(hear),
    },
    server: { send: say, onMessage: (hear) => void serverEars.push(hear), onClose: (hear) => void closeEars.push(hear) },
    toServer,
    toClient,
    forge: (frame) => post(serverEars, frame),
    say,
    close: () => {
      for (const hear of closeEars) hear();
    },
    quiet: async () => {
      for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
    },
  };
}
