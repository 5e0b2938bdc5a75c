/**
 * Electron's fuses: one byte each behind a marker in the executable. The stand-in was built with other values than Electron's own;
 * with the snapshot fuse on it would not even start, with the inspect fuse off no test can drive it.
 */

const MARKER = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const WIRE_VERSION = 1;
const OFF = 0x30;
const ON = 0x31;

/** In the order of the wire; on or off as in an Electron that nobody changed. */
const STOCK = [
  ['RunAsNode', ON],
  ['EnableCookieEncryption', OFF],
  ['EnableNodeOptionsEnvironmentVariable', ON],
  ['EnableNodeCliInspectArguments', ON],
  ['EnableEmbeddedAsarIntegrityValidation', OFF],
  ['OnlyLoadAppFromAsar', OFF],
  ['LoadBrowserProcessSpecificV8Snapshot', OFF],
  ['GrantFileProtocolExtraPrivileges', ON],
];

/** Sets every fuse of the executable in memory to Electron's own value. @param {Buffer} executable */
export function setStockFuses(executable) {
  const marker = executable.indexOf(MARKER);
  if (marker < 0 || executable.lastIndexOf(MARKER) !== marker) throw new Error('the executable has no single fuse wire');
  const wire = marker + MARKER.length;
  if (executable[wire] !== WIRE_VERSION) throw new Error(`fuse wire of version ${executable[wire]}`);
  const count = executable[wire + 1];
  for (let index = 0; index < count; index++) {
    const at = wire + 2 + index;
    // Anything else than on or off is a fuse that was taken out of this Electron.
    if (executable[at] === ON || executable[at] === OFF) executable[at] = STOCK[index]?.[1] ?? OFF;
  }
}
