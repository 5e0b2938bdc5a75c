/** Where a person is in taking back a unit, and what was chosen and typed on the way. */
import type { RequestInput } from '../../../../shared/contract/contract.ts';
import type { AskedDevice, ReturnLook } from '../../../../shared/contract/returns.ts';
import type { ReturnDecision, ReturnView } from '../../../../shared/domain/device-return.ts';
import type { LaneId } from '../../../../shared/domain/ids.ts';

export const returnStages = ['identify', 'compare', 'decide', 'fill', 'check', 'run'] as const;
export type ReturnStage = (typeof returnStages)[number];

/** A return that was opened, as much of it as its run needs. */
export type OpenedReturn = Pick<ReturnView, 'batchId' | 'unitId' | 'identifier' | 'decision'>;

/** What is filled in after the decision. */
export interface ReturnOrder {
  readonly recipe: string | undefined;
  /** By column; only what was typed. */
  readonly set: Readonly<Record<string, string>>;
  /** One in each line. */
  readonly targets: string;
  readonly clearsLogs: boolean;
  readonly resetsPassword: boolean;
  readonly isAbsent: boolean;
  readonly asksRequest: boolean;
  readonly reason: string;
}

export interface ReturnFlow {
  readonly stage: ReturnStage;
  /** As scanned or typed. */
  readonly label: string | undefined;
  /** In which the device was asked, and the return is carried out. */
  readonly lane: LaneId | undefined;
  /** What was found when a person went on to decide. */
  readonly look: ReturnLook | undefined;
  readonly decision: ReturnDecision | undefined;
  readonly order: ReturnOrder;
  readonly opened: OpenedReturn | undefined;
  /** It was opened to be started at once. */
  readonly starts: boolean;
}

/** Changes a part of the flow. */
export type ChangeFlow = (part: Partial<ReturnFlow>) => void;

const nothingFilled: ReturnOrder = {
  recipe: undefined,
  set: {},
  targets: '',
  clearsLogs: false,
  resetsPassword: false,
  isAbsent: false,
  asksRequest: false,
  reason: '',
};

export function beginFlow(label: string | undefined): ReturnFlow {
  const stage = label === undefined ? 'identify' : 'compare';
  return { stage, label, lane: undefined, look: undefined, decision: undefined, order: nothingFilled, opened: undefined, starts: false };
}

/** What the return is opened for: the label, else what the record calls the device, else what it says itself. */
export function identifierOf({ label, look }: Pick<ReturnFlow, 'label' | 'look'>): string {
  const { serialNumber, macAddress } = look?.device?.identity ?? {};
  return label ?? look?.passport?.units[0]?.unit.identifiers[0]?.text ?? serialNumber ?? macAddress ?? '';
}

/** A device that nobody asked, or that said nothing of itself. */
export function isSilent({ device }: { readonly device?: AskedDevice | undefined }): boolean {
  return device === undefined || (Object.keys(device.identity).length === 0 && device.fingerprints.length === 0);
}

/** A decision begins with what is known: whether the device answers, and for a device without a record what it says that it is. */
export function orderFor(look: ReturnLook, recipe: string | undefined): ReturnOrder {
  const { serialNumber, macAddress } = look.device?.identity ?? {};
  const told = { ...(serialNumber === undefined ? {} : { serialNumber }), ...(macAddress === undefined ? {} : { macAddress }) };
  return { ...nothingFilled, recipe, set: look.passport === undefined ? told : {}, isAbsent: isSilent(look) };
}

/** Undefined as long as there is nothing to be asked: no decision, or no recipe for one that provisions. */
export function wishOf({ decision, order, look, label }: ReturnFlow): RequestInput<'returns.preview'> | undefined {
  const isScrap = decision === 'scrap';
  if (decision === undefined || (!isScrap && order.recipe === undefined)) return undefined;
  const targets = order.targets.split('\n').filter((line) => line.trim() !== '');
  const isProvisioned = look?.device?.provisioning?.provisioned;
  return {
    identifier: identifierOf({ label, look }),
    decision,
    ...(isScrap || order.recipe === undefined ? {} : { recipe: order.recipe }),
    set: order.set,
    ...(decision === 'move-account' && targets.length > 0 ? { targetCertificates: targets } : {}),
    ...(isProvisioned === undefined ? {} : { isProvisioned }),
    logs: order.clearsLogs ? 'clear' : 'keep',
    resetPassword: order.resetsPassword,
    absent: isScrap && order.isAbsent,
    askRequest: order.asksRequest,
  };
}
