/** INVENTORY-V1: what is installed on a gateway (kura.md §4.2). */
import { z } from 'zod';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { CallOptions, Remote } from '../gateway.ts';
import type { RemoteOrder } from '../remote-request.ts';
import { answerError } from './answer-error.ts';
import { nameOf } from './remote-session.ts';

export interface InventoryItem {
  readonly name: string;
  readonly version: string;
  /** `BUNDLE`, `DEB`, `DP`, … */
  readonly type: string;
}

const inventorySchema = z.object({
  inventory: z.array(z.object({ name: z.string(), version: z.string().default(''), type: z.string().default('') })),
});

/** `remote/bad-answer` for another form, and what a request throws. */
export async function readInventory(remote: Pick<Remote, 'request'>, options: CallOptions): Promise<readonly InventoryItem[]> {
  const order: RemoteOrder = { app: 'INVENTORY-V1', method: 'GET', resource: 'inventory' };
  const answer = await remote.request(order, options);
  const error = answerError(answer, order);
  if (error !== undefined) throw error;
  try {
    return inventorySchema.parse(JSON.parse(Buffer.from(answer.body).toString('utf8'))).inventory;
  } catch (cause) {
    throw new AppError('remote/bad-answer', { params: { request: nameOf(order) }, cause });
  }
}
