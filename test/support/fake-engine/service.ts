/** The contract answered from a scene. */
import { setTimeout as delay } from 'node:timers/promises';
import type { EngineEvent, EngineEventName } from '../../../shared/contract/contract.ts';
import type { RecipeSummary } from '../../../shared/contract/batches.ts';
import type { LaneView } from '../../../shared/domain/lane-view.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ServiceFunctions } from '../../../shared/rpc/server.ts';
import { fakeAudit } from './fake-audit.ts';
import { fakeBench } from './fake-bench.ts';
import { fakeCertificates } from './fake-certificates.ts';
import { fakeCheck, fakeTable } from './fake-check.ts';
import { fakeCloudRequests } from './fake-cloud-requests.ts';
import { fakeExports } from './fake-exports.ts';
import { fakeManufacturers } from './fake-manufacturers.ts';
import { fakePeople } from './fake-people.ts';
import { fakeReturns } from './fake-returns.ts';
import { fakeVisits } from './fake-visits.ts';
import { answered } from './questions.ts';
import { recipeSteps } from './fake-run.ts';
import { firstPassOf } from '../../../electron/engine/service/first-pass.ts';
import { openScene, type Scene } from './scene.ts';
import { startStreaming } from './streaming.ts';

type Emit = <Name extends EngineEventName>(name: Name, payload: EngineEvent<Name>) => void;

const recipes: RecipeSummary[] = [
  {
    id: 'esf-everyware.json',
    name: 'ESF gateway to Everyware Cloud',
    model: 'ReliaGATE 10-14',
    version: 3,
    profile: 'everyware',
    description: 'Writes the identity, configures provisioning and proves the change of account.',
    steps: recipeSteps.map((step) => ({ ...step })),
  },
  {
    id: 'kura.json',
    name: 'Kura gateway',
    model: 'any Kura 5',
    version: 1,
    profile: 'generic',
    description: 'Writes device name and properties.',
    steps: recipeSteps.slice(0, 2).map((step) => ({ ...step })),
  },
];

/** `CRASH` as the operator's name ends the process in mid-call: for tests of what the window does then. */
const CRASH = 'crash';

export function fakeService(sceneName: string, emit: Emit): ServiceFunctions {
  let scene = openScene(sceneName);
  stream(scene, emit);
  const uploads = new Map<string, string>();
  const change = (next: Scene) => {
    scene = next;
    emit('line.changed', scene.line);
    return scene.line;
  };
  return {
    ...fakeAudit,
    ...fakeCertificates,
    ...fakeCloudRequests,
    ...fakeExports,
    ...fakeManufacturers,
    ...fakeReturns,
    ...fakeTable,
    ...fakeVisits,
    'uploads.begin': async ({ name }) => {
      uploads.set(`upload-${uploads.size}`, name);
      return { uploadId: `upload-${uploads.size - 1}` };
    },
    'uploads.append': async ({ bytes }) => ({ receivedBytes: bytes.byteLength }),
    'batches.check': async ({ uploadId, profile }) => fakeCheck(uploads.get(uploadId) ?? '', profile),
    'batches.checkAgain': async ({ checkId }) => fakeCheck(checkId.replace('check ', ''), 'everyware'),
    'batches.import': async ({ name = 'Batch', checkId }) => {
      const { rows } = fakeCheck(checkId.replace('check ', ''), 'everyware').summary;
      const id = scene.record.importBatch({ name, units: rows, serial: (row) => `TR-${String(row).padStart(5, '0')}` });
      return { batch: { id, name, units: rows } };
    },
    'batches.firstPass': async ({ batchId }) => firstPassOf(scene.record.unitsOf(batchId).map(({ state }) => state)),
    'watch.start': async ({ broker }) => ({ broker, link: 'connected', units: [], others: [] }),
    'watch.stop': async () => ({}),
    'watch.list': async () => ({ brokers: ['station'] }),
    'batches.list': async () => scene.record.batches.map((batch) => scene.record.statusOf(batch)),
    'recipes.list': async () => recipes,
    'line.get': async () => scene.line,
    'line.startTraining': async ({ lanes }) => ({
      line: change(openTraining(lanes)),
      batchFile: { name: 'training-good.csv', text: 'serialNumber,macAddress,accountName\n' },
    }),
    'line.stopTraining': async () => change(openScene('empty')),
    'line.loadStation': async ({ text }) => {
      if (!text.includes('lineside'))
        throw new AppError('station/invalid', { params: { file: 'station.json', problem: 'lanes: missing', count: '1' } });
      return change(openScene('no-batch:8'));
    },
    'runs.start': async ({ operator }) => {
      if (operator === CRASH) process.kill(process.pid, 'SIGKILL');
      change({ ...scene, line: { ...scene.line, running: true } });
      return { lanes: scene.line.lanes.length };
    },
    'runs.resume': async () => {
      change({ ...scene, line: { ...scene.line, running: true } });
      return { lanes: scene.line.lanes.length };
    },
    'runs.stop': async () => {
      change({ ...scene, line: { ...scene.line, running: false } });
      return {};
    },
    'runs.decide': async () => ({}),
    'doctor.run': async () => {
      await delay(100);
      return [
        { name: 'Journal', ok: true, detail: 'Writable, 48.2 GB free.', fix: '' },
        {
          name: 'Serial ports',
          ok: false,
          detail: 'No right to /dev/ttyUSB0.',
          fix: 'Add the user to the group dialout and log in again.',
        },
        { name: 'Clock', ok: true, detail: 'Synchronised, 0.02 s off.', fix: '' },
        { name: 'Node', ok: true, detail: '24.21.0', fix: '' },
      ];
    },
    'runs.answer': async ({ lane, questionId }) => {
      change({ ...scene, line: answered(scene.line, lane, questionId) });
      return {};
    },
    ...fakePeople(),
    ...fakeBench(() => scene.line.lanes),
    ...fakeUnits(() => scene),
  };
}

/** Lanes that move by themselves. */
function stream(scene: Scene, emit: Emit): void {
  const { record, streaming: batchId, line } = scene;
  if (batchId === undefined) return;
  record.onAppended = (events) => emit('journal.appended', [...events]);
  const onMoved = (lanes: LaneView[]) => {
    scene.line = { ...scene.line, lanes, journal: { ...line.journal, seq: record.events.length } };
    emit('lanes.changed', lanes);
  };
  startStreaming({ record, batchId, lanes: line.lanes.length, onMoved });
}

function openTraining(lanes: number): Scene {
  const scene = openScene(`no-batch:${lanes}`);
  return { ...scene, line: { ...scene.line, training: true } };
}

function fakeUnits(current: () => Scene): Pick<ServiceFunctions, 'units.list' | 'units.search' | 'units.passport'> {
  return {
    'units.list': async ({ batchId, afterRow, limit }) =>
      current()
        .record.unitsOf(batchId)
        .filter(({ unit }) => unit.row > afterRow)
        .slice(0, limit)
        .map(({ unit, state }) => ({ unit, state })),
    'units.search': async ({ text }) =>
      [...current().record.units.values()]
        .filter(({ unit }) => unit.identifiers.some(({ key }) => key.startsWith(text.toUpperCase())))
        .slice(0, 50)
        .map(({ unit, state }) => ({ unit, state })),
    'units.passport': async ({ unitId }) => {
      const { record } = current();
      const held = record.units.get(unitId);
      if (held === undefined) throw new AppError('bug/unexpected');
      const { unit, state } = held;
      const events = record.events.filter(({ event }) => 'unitId' in event && event.unitId === unitId);
      const batchName = record.batches.find(({ batchId }) => batchId === unit.batchId)?.name ?? '';
      return {
        units: [{ unit, state, batchName }],
        runs: state.run === undefined ? [] : [{ runId: state.run.runId, unitId, state, events }],
        people: { 'person-1': 'Anna Bergmann' },
        facts: [{ fact: 'ssh-host-key', fingerprint: 'SHA256:q1UsP7pYvS3hH2mJ0dYw8t3J4QmBqk0h4Y6cXr7m9oE' }],
      };
    },
  };
}
