import { describe, expect, it } from 'vitest';
import { gatewayErrors } from '../../../../../shared/errors/codes/gateway.ts';
import { gatewayTexts as german } from '../../../../../shared/texts/de/gateway.ts';
import { gatewayTexts as english } from '../../../../../shared/texts/en/gateway.ts';

const parts = ['title', 'meaning', 'action'] as const;
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted();
const textOf = (catalogue: Readonly<Record<string, string>>, key: string) => catalogue[key] ?? '';

describe('the texts of the gateway’s errors', () => {
  it('are there for every code, and for nothing else', () => {
    const keys = Object.keys(gatewayErrors).flatMap((code) => parts.map((part) => `error.${code}.${part}`));
    expect(Object.keys(english).toSorted()).toEqual(keys.toSorted());
    expect(Object.keys(german).toSorted()).toEqual(keys.toSorted());
  });

  it.each(Object.keys(english))('%s says the same in both languages', (key) => {
    expect(textOf(english, key)).not.toBe('');
    expect(placeholders(textOf(german, key))).toEqual(placeholders(textOf(english, key)));
  });
});
