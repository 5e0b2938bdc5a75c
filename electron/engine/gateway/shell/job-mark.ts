/**
 * The mark that every command bears in its environment and hands on to all it starts: `NAME.CONNECTION.COMMAND`, by which it is found
 * on the gateway, also over another connection. Unnamed it is a random word without dots.
 */
import { randomUUID } from 'node:crypto';

export const markVariable = 'LINESIDE_JOB';

const jobName = /^[A-Za-z0-9-]{1,64}$/;

/** The name as it is: it goes into shell texts and patterns, and a dot would end it early. @throws RangeError */
export function checkedJobName(name: string): string {
  if (!jobName.test(name)) throw new RangeError('a job name is 1 to 64 letters, digits and hyphens');
  return name;
}

/** A mark for one command. */
export function jobMark(connectionId: string, name: string | undefined): string {
  return name === undefined ? randomUUID() : `${name}.${connectionId}.${randomUUID()}`;
}

export interface MarkOrigin {
  readonly name: string;
  readonly connectionId: string;
}

/** Where the marks in a text come from, each time one stands in it; marks without a name are passed over. */
export function markOrigins(text: string): readonly MarkOrigin[] {
  const marks = text.matchAll(new RegExp(`${markVariable}=([A-Za-z0-9-]+)\\.([A-Za-z0-9-]+)\\.`, 'g'));
  return [...marks].map(([, name = '', connectionId = '']) => ({ name, connectionId }));
}
