/** In the place of Cervello where a floor has no manufacturers: nothing was ever given, and nothing can be asked. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CervelloRoom } from '../platforms/cervello/cervello-room.ts';

const refuse = (): never => {
  throw new AppError('cervello/none');
};

export const noCervello: CervelloRoom = {
  clouds: [],
  uniqueIdentifier: refuse,
  deviceType: () => undefined,
  demandConfirmed: refuse,
  certificate: refuse,
  noteUse: async () => refuse(),
  wasUsedSinceIntent: () => false,
  credentials: () => undefined,
  keepCredentials: async () => refuse(),
  onDevice: () => undefined,
  turn: async () => undefined,
  hold: () => undefined,
};
