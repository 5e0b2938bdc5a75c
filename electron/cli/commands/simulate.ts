/** `lineside simulate --gateways N --out STATION`: a training line in this process, until it is stopped. */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';
import { text } from '../../../shared/texts/text.ts';
import type { SimulationEvent } from '../../simulator/events.ts';
import type { Call, Command } from '../command.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';

export const simulateCommand: Command = {
  name: 'simulate',
  about: 'command.simulate.about',
  operands: [],
  options: {
    gateways: { type: 'string', value: 'N', required: true, about: 'command.option.gateways' },
    lanes: { type: 'string', value: 'M', about: 'command.option.simulated-lanes' },
    seed: { type: 'string', value: 'S', about: 'command.option.seed' },
    faults: { type: 'string', value: 'F', about: 'command.option.faults' },
    out: { type: 'string', value: 'STATION', required: true, about: 'command.option.out' },
  },
  stops: 'in-order',
  run: playLine,
};

async function playLine(call: Call): Promise<ExitStatus> {
  const { given, stop } = call;
  const gateways = given.count('gateways') ?? 1;
  const lanes = given.count('lanes') ?? gateways;
  const fault = given.text('faults');
  if (fault !== undefined) throw new AppError('simulator/unknown-fault', { params: { fault } });
  const { startSimulation } = await import('../../simulator/simulation.ts');
  const story = new Story(call);
  const simulation = await startSimulation({
    gateways,
    lanes,
    seed: given.text('seed') ?? String(randomInt(2 ** 31)),
    outStationFile: resolve(given.requiredText('out')),
    onEvent: (event) => story.add(event),
  });
  try {
    await story.begin(simulation.stationFile, simulation.batchFile);
    if (!stop.aborted) await once(stop, 'abort');
  } finally {
    await simulation.close();
  }
  return exitStatus.good;
}

/** Events happen when they do; each waits for the line before it, and all for the ready line. */
class Story {
  readonly #call: Call;
  readonly #begun = Promise.withResolvers<void>();
  #told: Promise<void> = this.#begun.promise;

  constructor(call: Call) {
    this.#call = call;
  }

  async begin(station: string, batch: string): Promise<void> {
    const { output, language } = this.#call;
    await output.object({ ready: true, station, batch });
    await output.line(text(language, 'command.simulate.ready', { station, batch }));
    this.#begun.resolve();
  }

  add(event: SimulationEvent): void {
    const { output } = this.#call;
    const { lane, serialNumber, event: name } = event;
    this.#told = this.#told.then(async () => {
      await output.object({ ...event });
      await output.line(`${lane} · ${serialNumber} · ${name}`);
    });
    /* Who stopped reading ended the line by that; there is nobody left to tell. */
    this.#told.catch(() => undefined);
  }
}
