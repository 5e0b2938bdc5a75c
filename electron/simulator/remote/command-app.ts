/** CMD-V1: runs a program, where the gateway's CommandCloudApp is switched on, which it is not by default (kura.md §4.2, §5). */
import { AppException, boolMetric, int32Metric, type RemoteApp, stringMetric } from './remote-answer.ts';
import type { RemoteKura } from './remote-kura.ts';

export const commandAppPid = 'org.eclipse.kura.cloud.app.command.CommandCloudApp';

export function commandApp(kura: RemoteKura): RemoteApp {
  return async ({ method, resource, metrics, signal }) => {
    if (method !== 'EXEC' || resource[0] !== 'command') return { code: 404 };
    const settings = kura.components.values(commandAppPid);
    if (settings.get('command.enable')?.value !== true) throw new AppException(500, 'Remote command execution is disabled');
    const password = settings.get('command.password.value')?.value ?? '';
    if (password !== '' && metrics.get('command.password') !== password) throw new AppException(500, 'Wrong password');
    const program = metrics.get('command.command');
    const timeout = metrics.get('command.timeout');
    if (typeof program !== 'string') throw new AppException(400, 'command.command is missing');
    // A number out of simple JSON is a Long, which the cast to Integer does not take (kura.md §4.4).
    if (timeout !== undefined && typeof timeout !== 'number')
      throw new AppException(500, 'java.lang.Long cannot be cast to java.lang.Integer');
    const words = [program];
    for (let index = 0; typeof metrics.get(`command.argument${index}`) === 'string'; index += 1)
      words.push(String(metrics.get(`command.argument${index}`)));
    const stdin = metrics.get('command.stdin');
    const end = await kura.run(words, typeof stdin === 'string' ? stdin : '', signal);
    const texts = [stringMetric('command.stdout', end.stdout), stringMetric('command.stderr', end.stderr)];
    return { code: 200, metrics: [...texts, int32Metric('command.exit.code', end.exitCode), boolMetric('command.timedout', false)] };
  };
}
