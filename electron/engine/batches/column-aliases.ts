/** Usual other names of columns, English and German: offered where a column is missing, and taken only when a person says so. */
import type { Profile } from '../../../shared/domain/recipe.ts';
import { foldName } from './column-rules.ts';

const serial = ['serial', 'serialno', 'serialnr', 'sn', 'sno', 'deviceserial', 'deviceserialnumber', 'seriennummer', 'seriennr', 'sernr'];
const mac = ['mac', 'macaddr', 'macid', 'macadresse', 'ethmac', 'eth0mac', 'eth0', 'ethernetmac', 'lanmac', 'hwaddr', 'hardwareaddress'];
const imei = ['imei', 'imeinumber', 'imeino', 'imeinr'];
const id = ['uniqueid', 'identifier', 'uniqueidentifier', 'deviceidentifier', 'deviceid', 'uid', 'uuid', 'id', 'kennung', 'gerätekennung'];

/** By column, the likeliest first; folded as by `foldName`. */
const aliases: Readonly<Record<Profile, Readonly<Record<string, readonly string[]>>>> = {
  cervello: {
    uniqueIdentifier: [...id, 'serialnumber', ...serial, ...imei, 'macaddress', ...mac],
    deviceName: ['name', 'device', 'displayname', 'label', 'title', 'gerätename', 'gerät', 'bezeichnung'],
    deviceType: ['type', 'kind', 'devicekind', 'devicecategory', 'category', 'typ', 'gerätetyp', 'geräteart'],
  },
  everyware: {
    serialNumber: serial,
    macAddress: mac,
    accountName: ['account', 'accountid', 'tenant', 'tenantname', 'scope', 'scopename', 'ecaccount', 'kapuaaccount', 'konto', 'kontoname'],
    clientId: ['client', 'clientname', 'mqttclientid', 'mqttclient', 'kapuaclientid'],
    username: [
      'user',
      'userid',
      'login',
      'loginname',
      'mqttuser',
      'mqttusername',
      'brokeruser',
      'brokerusername',
      'benutzer',
      'benutzername',
    ],
    password: ['pass', 'passwd', 'pwd', 'pw', 'mqttpassword', 'mqttpass', 'brokerpassword', 'userpassword', 'passwort', 'kennwort'],
    activationKey: ['activation', 'activationcode', 'activationtoken', 'activekey', 'aktivierungsschlüssel', 'aktivierungscode'],
    brokerUrl: [
      'broker',
      'brokeraddress',
      'brokeruri',
      'brokerhost',
      'mqttbroker',
      'mqtturl',
      'mqtthost',
      'url',
      'endpoint',
      'server',
      'brokeradresse',
    ],
  },
  generic: {
    identifier: [...id, 'serialnumber', ...serial, ...imei, 'macaddress', ...mac],
    serialNumber: serial,
    macAddress: mac,
    imei,
  },
};

/** The header that is a usual other name of the column, or undefined. */
export function aliasAmong(headers: readonly string[], column: string, profile: Profile): string | undefined {
  for (const alias of [foldName(column), ...aliasesOf(column, profile)]) {
    const found = headers.find((header) => foldName(header) === alias);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** True where the name is a column of the profile, or a usual other name of one. */
export function isKnownName(name: string, profile: Profile): boolean {
  const folded = foldName(name);
  return Object.entries(aliases[profile]).some(([column, others]) => foldName(column) === folded || others.includes(folded));
}

/** True where the header may be that column by its name. */
export function isAlias(header: string, column: string, profile: Profile): boolean {
  return aliasAmong([header], column, profile) !== undefined;
}

function aliasesOf(column: string, profile: Profile): readonly string[] {
  const ofProfile = aliases[profile];
  return Object.hasOwn(ofProfile, column) ? (ofProfile[column] ?? []) : [];
}
