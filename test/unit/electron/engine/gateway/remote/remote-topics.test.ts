import { describe, expect, it } from 'vitest';
import {
  checkedAddress,
  parseControlTopic,
  replyTopic,
  requestTopic,
} from '../../../../../../electron/engine/gateway/remote/remote-topics.ts';

describe('topics of remote management', () => {
  it('are those of the documents (kura.md §4.1)', () => {
    const order = { app: 'CONF-V1', method: 'GET', resource: 'configurations' } as const;
    expect(requestTopic({ account: 'guest', clientId: 'F0:D2:F1:C4:53:DB' }, order)).toBe(
      '$EDC/guest/F0:D2:F1:C4:53:DB/CONF-V1/GET/configurations',
    );
    const requester = { account: 'guest', clientId: '00:E0:C7:01:02:03' };
    expect(replyTopic(requester, 'CONF-V1', '1363603920892-8078887174204257595')).toBe(
      '$EDC/guest/00:E0:C7:01:02:03/CONF-V1/REPLY/1363603920892-8078887174204257595',
    );
  });

  it('are told apart', () => {
    expect(parseControlTopic('$EDC/a/WS/CONF-V2/REPLY/42')).toEqual({ kind: 'reply', requestId: '42' });
    expect(parseControlTopic('$EDC/a/WS/CONF-V2/REPLY/42/x')).toBeUndefined();
    const notice = { kind: 'notify', app: 'DEPLOY-V2', account: 'a', clientId: 'GW', resource: 'download/x' };
    expect(parseControlTopic('$EDC/a/WS/DEPLOY-V2/NOTIFY/GW/download/x')).toEqual(notice);
    expect(parseControlTopic('a/GW/app/data')).toBeUndefined();
  });

  it.each(['', 'a/b', '+', '#', 'x'.repeat(256), 'a\0'])('hold no %j', (clientId) => {
    expect(() => checkedAddress({ account: 'acme', clientId })).toThrow(expect.objectContaining({ code: 'remote/bad-address' }));
  });
});
