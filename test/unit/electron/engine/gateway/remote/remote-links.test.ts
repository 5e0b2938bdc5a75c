import { describe, expect, it, vi } from 'vitest';
import { RemoteLinks } from '../../../../../../electron/engine/gateway/remote/remote-links.ts';

const url = 'mqtts://127.0.0.1:1';

describe('RemoteLinks', () => {
  it('gives gateways of one broker and login the same link, and others another', async () => {
    const links = new RemoteLinks();
    const first = links.hold({ url, user: 'a', password: 'b' });
    expect(links.hold({ url, user: 'a', password: 'b' }).link).toBe(first.link);
    expect(links.hold({ url, user: 'a', password: 'c' }).link).not.toBe(first.link);
    await links.close();
  });

  it('keeps a link for a while after the last who held it, and closes it then', () => {
    vi.useFakeTimers();
    try {
      const links = new RemoteLinks(1000);
      const one = links.hold({ url });
      const other = links.hold({ url });
      one.link.close = vi.fn(async () => undefined);
      void one.release();
      void one.release();
      vi.advanceTimersByTime(2000);
      expect(one.link.close).not.toHaveBeenCalled();
      void other.release();
      vi.advanceTimersByTime(900);
      const again = links.hold({ url });
      expect(again.link).toBe(one.link);
      vi.advanceTimersByTime(2000);
      expect(one.link.close).not.toHaveBeenCalled();
      void again.release();
      vi.advanceTimersByTime(1000);
      expect(one.link.close).toHaveBeenCalledTimes(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
