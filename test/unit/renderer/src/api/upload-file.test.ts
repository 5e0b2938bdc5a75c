import { expect, test } from 'vitest';
import { uploadFile } from '../../../../../renderer/src/api/upload-file.ts';
import { UPLOAD_PIECE_BYTES } from '../../../../../shared/contract/batches.ts';
import { connect } from '../../../../../shared/rpc/client.ts';
import { serve } from '../../../../../shared/rpc/server.ts';
import { portPair } from '../../../../support/rpc/port-pair.ts';
import { stubService } from '../../../../support/rpc/stub-service.ts';

test('a file goes in pieces that the contract takes, byte for byte and in order', async () => {
  const wire = portPair();
  const pieces: Uint8Array[] = [];
  serve({
    port: wire.server,
    service: stubService({
      'uploads.begin': async ({ name, sizeBytes }) => ({ uploadId: `${name} ${sizeBytes}` }),
      'uploads.append': async ({ bytes }) => ({ receivedBytes: pieces.push(bytes) }),
    }),
  });
  const bytes = Uint8Array.from({ length: 2 * UPLOAD_PIECE_BYTES + 5 }, (_each, index) => index % 251);
  const id = await uploadFile(connect(wire.client), { name: 'units.csv', content: new Blob([bytes]) });
  expect(id).toBe(`units.csv ${bytes.length}`);
  expect(pieces.map((piece) => piece.length)).toEqual([UPLOAD_PIECE_BYTES, UPLOAD_PIECE_BYTES, 5]);
  expect(Buffer.concat(pieces).equals(Buffer.from(bytes))).toBe(true);
});
