/** Wires the page together: port, station, preferences, app. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from '../../../shared/rpc/client.ts';
import { type Surroundings, SurroundingsProvider } from '../api/context.tsx';
import { createGatewayDoor } from '../api/gateway-visit.ts';
import { createPreferences } from '../api/preferences.ts';
import { reportUnitsInWork } from '../api/report-units-in-work.ts';
import { createStation } from '../api/station.ts';
import { createStore } from '../api/store.ts';
import { windowPort } from '../api/window-port.ts';
import { createPlayer } from '../ui/sounds.ts';
import '../ui/standing.css';
import { App } from './App.tsx';

export function start(root: HTMLElement): void {
  const surface = window.lineside;
  const station = createStation(connect(windowPort(surface)));
  reportUnitsInWork(station, surface);
  const surroundings: Surroundings = {
    station,
    surface,
    preferences: createPreferences(surface, localStorage),
    fileToImport: createStore(undefined),
    unitSearch: createStore(''),
    scannedAnswer: createStore(undefined),
    gateway: createGatewayDoor(station.engine),
    play: createPlayer(() => new AudioContext()),
  };
  createRoot(root).render(
    <StrictMode>
      <SurroundingsProvider value={surroundings}>
        <App />
      </SurroundingsProvider>
    </StrictMode>,
  );
}
