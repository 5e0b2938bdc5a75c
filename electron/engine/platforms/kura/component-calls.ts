/** Components with their definitions, and what is wrong with a pid that is not there. */
import { closestName } from '../../../../shared/domain/closest-name.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { CallOptions, Component, Rest } from '../../gateway/gateway.ts';

type ComponentReader = Pick<Rest, 'component' | 'components' | 'componentPids'>;

/** In the order of `pids`: `component/unknown-pid`, `component/is-a-factory`, `component/not-described`. */
export async function readComponents(kura: ComponentReader, pids: readonly string[], call: CallOptions): Promise<readonly Component[]> {
  const [only, ...others] = pids;
  if (only !== undefined && others.length === 0) return [await readOne(kura, only, call)];
  const all = new Map((await kura.components(call)).map((component) => [component.pid, component]));
  return pids.map((pid) => described(pid, all.get(pid), [...all.values()]));
}

/** Which others there are is asked for only where this one is not among them. */
async function readOne(kura: ComponentReader, pid: string, call: CallOptions): Promise<Component> {
  try {
    return described(pid, await kura.component(pid, call), []);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'rest/component-not-found') throw thrown;
    throw notThere(pid, await kura.componentPids(call));
  }
}

function described(pid: string, component: Component | undefined, all: readonly Pick<Component, 'pid' | 'factoryPid'>[]): Component {
  if (component === undefined) throw notThere(pid, all);
  if (component.definition === undefined) throw new AppError('component/not-described', { params: { pid } });
  return component;
}

function notThere(pid: string, all: readonly Pick<Component, 'pid' | 'factoryPid'>[]): AppError {
  const instances = all.filter(({ factoryPid }) => factoryPid === pid).map((item) => item.pid);
  if (instances.length > 0) return new AppError('component/is-a-factory', { params: { pid, instances: instances.join(', ') } });
  const pids = all.map((item) => item.pid);
  return new AppError('component/unknown-pid', { params: { pid, suggestion: closestName(pid, pids) ?? '–' } });
}
