/** The languages that there is a catalogue for, as a request may name them. */
import { z } from 'zod';

export const languageSchema = z.enum(['en', 'de']);
