/** Secrets of a unit that came of its provisioning and not with its batch; `{{unit.NAME}}` fills them in. */
import { ACTIVATION_KEY_COLUMN } from './request-state.ts';

/** Of the gateway's Kura user, given where the gateway demanded another password than it came with. */
export const REST_PASSWORD_COLUMN = 'generated.restPassword';

/** In the order in which they are handed over. */
export const generatedColumns = [REST_PASSWORD_COLUMN, ACTIVATION_KEY_COLUMN] as const;
export type GeneratedColumn = (typeof generatedColumns)[number];
