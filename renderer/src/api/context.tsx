/** What every screen may use: the station, the preferences, the texts. */
import { createContext, useContext } from 'react';
import type { WindowSurface } from '../../../shared/contract/window.ts';
import type { Language } from '../../../shared/texts/text.ts';
import type { SoundName, Volume } from '../ui/sounds.ts';
import type { GatewayDoor } from './gateway-visit.ts';
import { type Preferences, type Translate, useTranslate } from './preferences.ts';
import type { Station } from './station.ts';
import type { StationState } from './station-state.ts';
import { type Store, useStore } from './store.ts';
import type { ScannedAnswer } from './scanned-answer.ts';
import type { ChosenFile } from './upload-file.ts';

export interface Surroundings {
  readonly station: Station;
  readonly preferences: Store<Preferences>;
  readonly surface: WindowSurface;
  /** Handed over by another screen for the import to begin with. */
  readonly fileToImport: Store<ChosenFile | undefined>;
  /** What stands in the search for units, typed or scanned; it stays while other screens are open. */
  readonly unitSearch: Store<string>;
  /** A scan that answers what a lane asks, until the lane has taken it. */
  readonly scannedAnswer: Store<ScannedAnswer | undefined>;
  /** The visit at a gateway outside a run; it stays while other screens are open. */
  readonly gateway: GatewayDoor;
  readonly play: (sound: SoundName, volume: Volume) => void;
}

const Context = createContext<Surroundings | undefined>(undefined);
export const SurroundingsProvider = Context.Provider;

export function useSurroundings(): Surroundings {
  const surroundings = useContext(Context);
  if (surroundings === undefined) throw new Error('outside of SurroundingsProvider');
  return surroundings;
}

export function useStation<Selected>(select: (state: StationState) => Selected): Selected {
  return useStore(useSurroundings().station.state, select);
}

export function usePreferences(): Preferences {
  return useStore(useSurroundings().preferences, (preferences) => preferences);
}

export function useLanguage(): Language {
  return usePreferences().language;
}

/** The catalogue in the chosen language. */
export function useText(): Translate {
  return useTranslate(useLanguage());
}
