/** A console behind a console server's raw TCP port. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { abortedBy, limitSignal, withinLimits } from '../../call-limits.ts';
import type { CallOptions } from '../../gateway.ts';
import type { ConsoleTarget } from '../../open-gateway.ts';
import type { ByteLine, LineListener } from '../console/byte-line.ts';
import { LineState } from '../console/line-state.ts';

const keepaliveMs = 5000;

/** `console/unreachable` with the system's code as reason. */
export async function openTcpLine(target: Extract<ConsoleTarget['line'], { kind: 'tcp' }>, options: CallOptions): Promise<ByteLine> {
  const { host, port, localAddress } = target;
  const place = `${host}:${port}`;
  const socket = connect({ host, port, ...(localAddress === undefined ? {} : { localAddress }) });
  const connected = once(socket, 'connect').catch((cause: NodeJS.ErrnoException) => {
    throw new AppError('console/unreachable', { params: { place, reason: cause.code ?? 'closed' }, cause });
  });
  const late = () => abortedBy(options) ?? new AppError('console/unreachable', { params: { place, reason: 'timeout' } });
  try {
    await withinLimits(connected, limitSignal(options), late);
  } catch (error) {
    socket.on('error', () => undefined).destroy();
    throw error;
  }
  socket.setNoDelay(true);
  socket.setKeepAlive(true, keepaliveMs);
  return new TcpLine(socket, place);
}

class TcpLine implements ByteLine {
  readonly place: string;
  readonly baud = undefined;
  readonly #socket: Socket;
  readonly #state: LineState;

  constructor(socket: Socket, place: string) {
    this.place = place;
    this.#socket = socket;
    this.#state = new LineState(place);
    const lose = (cause?: Error) => this.#state.lose(new AppError('console/connection-lost', { params: { place }, cause }));
    socket.on('data', (chunk) => this.#state.take(chunk));
    socket.on('error', lose);
    socket.on('end', () => lose());
    socket.on('close', () => lose());
  }

  listen(listener: LineListener): void {
    this.#state.listen(listener);
  }

  write(bytes: Buffer): Promise<void> {
    return this.#state.write(bytes, this.baud, (done) => this.#socket.write(bytes, done));
  }

  async close(): Promise<void> {
    this.#state.shut();
    if (this.#socket.destroyed) return;
    const closed = once(this.#socket, 'close');
    this.#socket.destroy();
    await closed.catch(() => undefined);
  }
}
