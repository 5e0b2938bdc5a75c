import { benchMillionUnits } from './journal-million.ts';
const t = performance.now();
for (const r of await benchMillionUnits())
  console.log(
    r.name,
    r.value.toFixed(2),
    r.unit,
    'vs',
    r.baseline?.value.toFixed(2),
    'x',
    (r.value / (r.baseline?.value ?? 1)).toFixed(2),
    r.note,
  );
console.log('took s', (performance.now() - t) / 1000);
