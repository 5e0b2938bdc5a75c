/** What the simulated Cervello does when it is called: by a manufacturer's key, by a device, or by a person in its portal. */
import type { Call, Errand } from './cervello-api.ts';
import type { CervelloEvent } from './cervello-events.ts';
import type { CervelloTrouble } from './cervello-trouble.ts';
import { type AnswerName, answer, type Answer } from './envelope.ts';
import type { ManufacturerCertificates } from './manufacturer-certificates.ts';
import { ORGANISATION_ID, type CervelloDevice, type Organisation } from './organisation.ts';
import { isOwnTopic, readTelemetry } from './telemetry-message.ts';
import type { CervelloWire, ReadRequest } from './wire.ts';

export interface CervelloPlaces {
  readonly certificates: ManufacturerCertificates;
  readonly organisation: Organisation;
  readonly trouble: CervelloTrouble;
  readonly wire: CervelloWire;
  readonly onEvent: (event: CervelloEvent) => void;
}

export class CervelloCalls {
  readonly #places: CervelloPlaces;
  /** Provisioning requests that arrived, whatever became of them. */
  provisioningCalls = 0;

  constructor(places: CervelloPlaces) {
    this.#places = places;
  }

  errandOf(call: Call): Errand {
    if (call.path.startsWith('/simulator/')) return { carryOut: () => this.#atThePortal(call) };
    const topic = call.query.get('t');
    if (call.method === 'POST' && call.path === '/' && topic !== null) return this.#telemetry(call, topic);
    const request = call.method === 'POST' ? this.#places.wire.read(call) : undefined;
    if (request === undefined) return { carryOut: () => answer('notFound') };
    this.provisioningCalls += 1;
    return this.#provisioning(request);
  }

  /** The device where these are its credentials, and its manufacturer's certificate was not deleted. */
  login(accessKey: string, accessToken: string): CervelloDevice | undefined {
    const device = this.#places.organisation.login(accessKey, accessToken);
    return device !== undefined && this.#places.certificates.find(device.certificateAccessKey) !== undefined ? device : undefined;
  }

  #provisioning({ accessKey, identifierBy }: ReadRequest): Errand {
    const { certificates, organisation } = this.#places;
    const certificate = certificates.find(accessKey);
    const uniqueIdentifier = certificate === undefined ? undefined : identifierBy(certificate.publicKey);
    if (certificate === undefined || uniqueIdentifier === undefined) return { carryOut: () => this.#refuse('', 'unauthenticated') };
    const trouble = this.#troubleOf('provisioning', uniqueIdentifier);
    const carryOut = () => {
      const device = organisation.create(certificate, uniqueIdentifier);
      if (device === 'unknown') return this.#refuse(uniqueIdentifier, 'notFound');
      if (device === 'exists') return this.#refuse(uniqueIdentifier, 'exists');
      this.#places.onEvent({ event: 'cervello-device-created', uniqueIdentifier });
      return answer('created', { deviceId: device.deviceId, organizationId: ORGANISATION_ID, ...device.credentials });
    };
    return { trouble, carryOut };
  }

  #telemetry({ headers, body }: Call, topic: string): Errand {
    const [, encoded = ''] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(headers.authorization ?? '') ?? [];
    const [accessKey = '', accessToken = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    const device = this.login(accessKey, accessToken);
    if (device === undefined) return { carryOut: () => answer('unauthenticated') };
    const { credentials, uniqueIdentifier } = device;
    const client = headers['x-client-id'];
    const isOwn = isOwnTopic(device, topic) && (client === credentials.accessKey || client === credentials.clientId);
    const carryOut = () => {
      const message = readTelemetry(body);
      if (!isOwn) return this.#refuse(uniqueIdentifier, 'unauthorized');
      if (message === undefined) return this.#refuse(uniqueIdentifier, 'invalidData');
      this.onTelemetry(device, { way: 'http', ...message });
      return answer('published');
    };
    return { trouble: this.#troubleOf('telemetry', uniqueIdentifier), carryOut };
  }

  onTelemetry(device: CervelloDevice, telemetry: CervelloDevice['telemetry'][number]): void {
    device.telemetry.push(telemetry);
    this.#places.onEvent({ event: 'cervello-telemetry', uniqueIdentifier: device.uniqueIdentifier });
  }

  #atThePortal({ method, path }: Call): Answer {
    const { organisation } = this.#places;
    const [, uniqueIdentifier] = /^\/simulator\/devices\/([^/]+)$/.exec(path) ?? [];
    if (method === 'GET' && path === '/simulator/devices') {
      const devices = organisation.devices.map(({ credentials, telemetry, certificateAccessKey: _key, ...device }) => ({
        ...device,
        clientId: credentials.clientId,
        telemetry: telemetry.length,
      }));
      return portalAnswer({ devices });
    }
    if (method !== 'DELETE' || uniqueIdentifier === undefined) return answer('notFound');
    return organisation.remove(decodeURIComponent(uniqueIdentifier)) ? portalAnswer({}) : answer('notFound');
  }

  #troubleOf(at: 'provisioning' | 'telemetry', uniqueIdentifier: string): Errand['trouble'] {
    const trouble = this.#places.trouble.next(at, uniqueIdentifier);
    if (trouble !== undefined) this.#places.onEvent({ event: 'cervello-trouble', uniqueIdentifier, trouble: trouble.name });
    return trouble;
  }

  #refuse(uniqueIdentifier: string, name: AnswerName): Answer {
    const refusal = answer(name);
    this.#places.onEvent({ event: 'cervello-refused', uniqueIdentifier, code: refusal.code });
    return refusal;
  }
}

/** No envelope: the platform's portal is a window of its own. */
function portalAnswer(value: object): Answer {
  return { status: 200, code: 0, body: JSON.stringify(value) };
}
