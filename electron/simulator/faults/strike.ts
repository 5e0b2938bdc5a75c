/** What each fault does. */
import type { FaultReport } from '../events.ts';
import type { Happening } from './fault-file.ts';

export type BrokerAnswer = Extract<Happening, { fault: 'broker-refuses' }>['answer'];

/** Everything that a fault can take hold of. */
export interface FaultPlace {
  readonly report: (report: FaultReport) => void;
  /** All bytes come so much later. */
  readonly slowDown: (delayMs: number) => void;
  readonly hold: (isHeld: boolean) => void;
  readonly cutConnections: () => void;
  readonly refuseConnections: (isRefused: boolean) => void;
  readonly reboot: (offMs: number) => void;
  readonly swapBoard: () => void;
  readonly changeCertificate: () => void;
  readonly changeHostKey: () => void;
  readonly moveAway: () => void;
  /** For so many logins; gives the way to end it. */
  readonly refuseAtBroker: (answer: BrokerAnswer, logins: number) => () => void;
  readonly makeNoise: (everyMs: number) => () => void;
}

/** Lets it happen; gives how to end it where it lasts. */
export function strike(fault: Happening, place: FaultPlace): (() => void) | undefined {
  switch (fault.fault) {
    case 'slow':
      place.slowDown(fault.delayMs);
      return () => place.slowDown(0);
    case 'silent':
      place.hold(true);
      return () => place.hold(false);
    case 'drop-line':
      place.cutConnections();
      if (fault.seconds === 0) return undefined;
      place.refuseConnections(true);
      return () => place.refuseConnections(false);
    case 'broker-refuses':
      return place.refuseAtBroker(fault.answer, fault.logins ?? Number.POSITIVE_INFINITY);
    case 'noise':
      return place.makeNoise(fault.everyMs);
    default:
      strikeOnce(fault, place);
      return undefined;
  }
}

type Sudden = Exclude<Happening, { fault: 'slow' | 'silent' | 'drop-line' | 'broker-refuses' | 'noise' }>;

function strikeOnce(fault: Sudden, place: FaultPlace): void {
  switch (fault.fault) {
    case 'reboot':
      place.reboot(fault.offSeconds * 1000);
      break;
    case 'swap-board':
      place.swapBoard();
      break;
    case 'certificate-changed':
      place.changeCertificate();
      break;
    case 'host-key-changed':
      place.changeHostKey();
      break;
    case 'address-changes':
      place.moveAway();
      break;
  }
}
