/** Attacks on main's channels: another frame, another page, another window, frames of another shape. */
import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { hearWindow } from '../../electron/main/window-messages.ts';
import { windowChannels } from '../../shared/contract/window-channels.ts';
import type { ClientMessage } from '../../shared/rpc/messages.ts';

const electron = vi.hoisted(() => ({ nativeTheme: { themeSource: 'system' }, copied: [] as string[] }));
vi.mock('electron', () => ({
  nativeTheme: electron.nativeTheme,
  clipboard: { writeText: (text: string) => void electron.copied.push(text) },
}));

const OUR_WINDOW = 7;
const ours = { sender: { id: OUR_WINDOW }, senderFrame: { url: 'app://lineside/#/line', parent: null } };
const hello: ClientMessage = { kind: 'hello', id: 1 };

let ipc: EventEmitter;
let heard: ClientMessage[];
let told: unknown[];
beforeEach(() => {
  ipc = new EventEmitter();
  heard = [];
  told = [];
  electron.copied.length = 0;
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  hearWindow(ipc as never, {
    windowContentsId: () => OUR_WINDOW,
    toEngine: (frame) => heard.push(frame),
    onPreferences: (preferences) => told.push(preferences),
    onUnitsInWork: (count) => told.push(count),
  });
});

describe('heard', () => {
  test('is the main frame of our own window on our own page', () => {
    ipc.emit(windowChannels.toEngine, ours, hello);
    ipc.emit(windowChannels.window, ours, { kind: 'units-in-work', count: 3 });
    ipc.emit(windowChannels.window, ours, { kind: 'copy-text', text: 'details' });
    ipc.emit(windowChannels.window, ours, { kind: 'preferences', language: 'de', theme: 'dark' });
    expect([heard, told, electron.copied, electron.nativeTheme.themeSource]).toEqual([
      [hello],
      [3, { kind: 'preferences', language: 'de', theme: 'dark' }],
      ['details'],
      'dark',
    ]);
  });
});

describe('refused', () => {
  test.each([
    ['a frame inside the page', { ...ours, senderFrame: { url: 'app://lineside/', parent: {} } }],
    ['a frame that is gone', { ...ours, senderFrame: null }],
    ['another window', { ...ours, sender: { id: 8 } }],
    ['a page from the net', { ...ours, senderFrame: { url: 'https://lineside/', parent: null } }],
    ['another host of our scheme', { ...ours, senderFrame: { url: 'app://other/', parent: null } }],
    ['a blank page', { ...ours, senderFrame: { url: 'about:blank', parent: null } }],
    ['a file', { ...ours, senderFrame: { url: 'file:///tmp/x.html', parent: null } }],
    ['our name as a user', { ...ours, senderFrame: { url: 'app://lineside@evil/', parent: null } }],
  ])('is %s', (_who, event) => {
    ipc.emit(windowChannels.toEngine, event, hello);
    ipc.emit(windowChannels.window, event, { kind: 'copy-text', text: 'x' });
    expect([heard, electron.copied]).toEqual([[], []]);
  });

  test.each([
    undefined,
    null,
    'hello',
    [],
    { kind: 'hello' },
    { kind: 'hello', id: -1 },
    { kind: 'hello', id: 1, more: 1 },
    { kind: 'request', id: 1, name: 'x'.repeat(101), input: {} },
    { kind: 'eval', code: '1' },
  ])('is the frame %j', (frame) => {
    ipc.emit(windowChannels.toEngine, ours, frame);
    expect(heard).toEqual([]);
  });

  test.each([
    { kind: 'preferences', language: 'fr', theme: 'dark' },
    { kind: 'units-in-work', count: -1 },
    { kind: 'copy-text', text: 'x'.repeat(1_000_001) },
    { kind: 'open-external', url: 'https://evil' },
  ])('is the message %j', (message) => {
    ipc.emit(windowChannels.window, ours, message);
    expect([told, electron.copied]).toEqual([[], []]);
  });
});
