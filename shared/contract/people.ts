/** Signing in, and who may. PINs go to the engine and never come back. */
import { z } from 'zod';
import { personIdSchema } from '../domain/ids.ts';
import { personSchema, typedPinSchema } from '../domain/people.ts';
import { roleSchema } from '../domain/roles.ts';

const name = z.string().min(1).max(200);
const typed = { name, pin: typedPinSchema };

const peopleView = z.strictObject({
  /** `open`: nobody is set up, orders take any name. `training`: so, and for good. `named`: orders need somebody who is signed in. */
  mode: z.enum(['open', 'training', 'named']),
  /** On this connection. */
  signedIn: personSchema.optional(),
  /** Who may sign in, by name. */
  people: z.array(personSchema),
});
export type PeopleView = z.infer<typeof peopleView>;

/** What another person who agrees to a decision types. */
export const secondPersonSchema = z.strictObject(typed);

/** Of windows and of commands. All but the first answer with how it is afterwards. */
export const peopleRequests = {
  'people.get': { input: z.strictObject({}), output: peopleView },
  /** The first supervisor, at a station that has nobody yet; signed in from then on. */
  'people.setUp': { input: z.strictObject(typed), output: peopleView },
  'people.signIn': { input: z.strictObject(typed), output: peopleView },
  'people.signOut': { input: z.strictObject({}), output: peopleView },
  'people.add': { input: z.strictObject({ ...typed, role: roleSchema }), output: peopleView },
  'people.setRole': { input: z.strictObject({ personId: personIdSchema, role: roleSchema }), output: peopleView },
  /** `ownPin` where it is one's own that changes: who sits down at an open window must not take it over for good. */
  'people.setPin': {
    input: z.strictObject({ personId: personIdSchema, pin: typedPinSchema, ownPin: typedPinSchema.optional() }),
    output: peopleView,
  },
  'people.remove': { input: z.strictObject({ personId: personIdSchema, eraseName: z.boolean() }), output: peopleView },
} as const;
