import { describe, expect, it } from 'vitest';
import {
  chooseProvisioningService,
  type DescribedComponent,
  isProvisioningService,
} from '../../../../../../electron/engine/platforms/everyware/provisioning-service.ts';

const component = (pid: string, part: Partial<NonNullable<DescribedComponent['definition']>> = {}, target = ''): DescribedComponent => ({
  pid,
  definition: { id: 'x', iconResources: [], ...part },
  properties: target === '' ? {} : { 'CloudService.target': { value: target } },
});

describe('isProvisioningService', () => {
  it.each([
    [{ id: 'com.example.ProvisioningService' }],
    [{ name: 'Provisioning Service' }],
    [{ iconResources: ['OSGI-INF/ProvisioningService.png'] }],
  ])('knows it by %j', (part) => {
    expect(isProvisioningService(component('any.pid', part))).toBe(true);
  });

  it('does not go by the pid, which any component could have', () => {
    expect(isProvisioningService(component('com.example.ProvisioningService'))).toBe(false);
    expect(isProvisioningService({ pid: 'ProvisioningService', properties: {} })).toBe(false);
  });
});

describe('chooseProvisioningService', () => {
  const first = component('a.ProvisioningService', {}, '(kura.service.pid=org.eclipse.kura.cloud.CloudService)');
  const second = component('a.ProvisioningService-2');
  const choose = (name: string | undefined, services = [first, second]) => chooseProvisioningService(services, name).pid;

  it.each([
    ['a.ProvisioningService-2', second.pid],
    ['org.eclipse.kura.cloud.CloudService', first.pid],
    ['org.eclipse.kura.cloud.CloudService-2', second.pid],
  ])('takes the entry of %s', (name, pid) => {
    expect(choose(name)).toBe(pid);
  });

  it('takes the only one where none is named', () => {
    expect(choose(undefined, [second])).toBe(second.pid);
  });

  it('lists what there is where none or several fit', () => {
    const found = 'a.ProvisioningService, a.ProvisioningService-2';
    expect(() => choose(undefined)).toThrow(
      expect.objectContaining({ code: 'everyware/several-provisioning-services', params: { found, cloudConnection: '–' } }),
    );
    expect(() => choose('org.eclipse.kura.cloud.CloudService-3')).toThrow(
      expect.objectContaining({ code: 'everyware/no-provisioning-service', params: expect.objectContaining({ found }) }),
    );
    expect(() => choose(undefined, [])).toThrow(expect.objectContaining({ code: 'everyware/no-provisioning-service' }));
  });

  it('does not fall back on the default connection where the name is misspelt', () => {
    expect(() => choose('org.eclipse.kura.cloud.CloudServcie')).toThrow(
      expect.objectContaining({ code: 'everyware/no-provisioning-service' }),
    );
  });
});
