/** An engine without devices, started by main in the place of the real one: shows every state of the window from real events. */
import { type RpcServer, serve } from '../../../shared/rpc/server.ts';
import { fakeService } from './service.ts';

const service = fakeService(process.env['LINESIDE_FAKE_SCENE'] ?? 'bench:8', (name, payload) => server.emit(name, payload));
const server: RpcServer = serve({
  port: {
    send: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
    onClose: (listener) => void process.on('disconnect', listener),
  },
  service,
  checkOutputs: true,
  onFailure: (error) => process.stderr.write(`fake engine: ${String(error)}\n`),
});
process.on('disconnect', () => process.exit(0));
