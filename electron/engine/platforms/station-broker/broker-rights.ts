/** What a gateway may say and hear at the station's broker: its own topics, and answers to the station (kura.md §4.1). */

export interface TopicPlace {
  readonly account: string;
  /** The gateway's. */
  readonly clientId: string;
  /** The station's own, to which answers go. */
  readonly stationClientId: string;
}

/** Topic filters, `#` at their ends: lifecycle and requests, data, events of changes; replies and notifications to the station. */
export function publishFilters(place: TopicPlace): readonly string[] {
  const { account, clientId, stationClientId } = place;
  const toStation = `$EDC/${account}/${stationClientId}/+`;
  return [...ownFilters(place), `$EVT/${account}/${clientId}/#`, `${toStation}/REPLY/#`, `${toStation}/NOTIFY/${clientId}/#`];
}

export function subscribeFilters(place: TopicPlace): readonly string[] {
  return ownFilters(place);
}

function ownFilters({ account, clientId }: TopicPlace): readonly string[] {
  return [`$EDC/${account}/${clientId}/#`, `${account}/${clientId}/#`];
}

export function mayPublish(topic: string, place: TopicPlace): boolean {
  return publishFilters(place).some((filter) => covers(filter, topic));
}

/** A wildcard of the gateway's own may stand only where everything is its own. */
export function maySubscribe(filter: string, place: TopicPlace): boolean {
  return subscribeFilters(place).some((allowed) => covers(allowed, filter));
}

/** Both end in `#` or nowhere have one; `+` of the filter takes no wildcard of the topic. */
function covers(filter: string, topic: string): boolean {
  const levels = filter.split('/');
  const asked = topic.split('/');
  return levels.every((level, index) => {
    if (level === '#') return true;
    const other = asked[index];
    return level === '+' ? other !== undefined && other !== '#' && other !== '+' : level === other;
  });
}
