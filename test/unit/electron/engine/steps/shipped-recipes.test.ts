import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recipeProblems, unitColumnsUsed } from '../../../../../shared/domain/recipe-check.ts';
import { recipeSchema } from '../../../../../shared/domain/recipe.ts';
import { templateNames } from '../../../../../shared/domain/template.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../../resources/recipes');
/** CLI.md, batch columns of the everyware profile. */
const COLUMNS = ['serialNumber', 'macAddress', 'accountName', 'clientId', 'username', 'password', 'activationKey', 'brokerUrl'];
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

describe('shipped recipes', () => {
  it('are the ones that a station starts with', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual([
      'cervello-gateway.json',
      'esf-again.json',
      'esf-everyware.json',
      'esf-prepare.json',
      'kura-gateway.json',
      'kura-station-broker.json',
    ]);
  });

  it.each([
    ['kura-gateway.json', 'Kura gateway', ['identify', 'kura.properties']],
    ['esf-prepare.json', 'Prepare an ESF gateway', ['identify', 'kura.properties', 'everyware.settings']],
    [
      'kura-station-broker.json',
      "Kura gateway by the station's broker",
      ['identify', 'kura.properties', 'remote.bootstrap', 'remote.meet', 'kura.component', 'remote.leave'],
    ],
    ['esf-again.json', 'Re-provision an ESF gateway', ['identify', 'everyware.settings', 'everyware.provision']],
    [
      'esf-everyware.json',
      'ESF gateway to Everyware Cloud',
      ['identify', 'gateway.ready', 'kura.properties', 'everyware.settings', 'everyware.provision'],
    ],
  ])('%s is valid and uses only columns that the profile has', (file, name, steps) => {
    const recipe = recipeSchema.parse(JSON.parse(read(file)));
    expect([recipe.recipe, recipe.profile, recipe.steps.map(({ step }) => step)]).toEqual([name, 'everyware', steps]);
    const names = templateNames(read(file));
    expect(names.filter(({ scope, path }) => scope !== 'unit' || !COLUMNS.includes(path))).toEqual([]);
  });

  it('the one for Cervello fills in what the platform gives, and names its broker in the station file', () => {
    const recipe = recipeSchema.parse(JSON.parse(read('cervello-gateway.json')));
    expect(recipe.profile).toBe('cervello');
    expect(recipe.steps.map(({ step }) => step)).toEqual(['identify', 'cervello.request', 'kura.configuration', 'cervello.telemetry']);
    expect(recipeProblems(recipe)).toEqual([]);
    // None of what comes back is demanded of the batch's file.
    expect(unitColumnsUsed(recipe)).toEqual(['uniqueIdentifier']);
    expect(templateNames(read('cervello-gateway.json')).filter(({ scope }) => scope !== 'unit')).toMatchObject([
      { scope: 'secret', path: 'cervelloBroker' },
    ]);
  });
});
