/** The connected device. For each error code: what happened, what it means, what to do now. */
export const gatewayTexts = {
  'error.gateway/no-shell.title': 'Lane has no shell',
  'error.gateway/no-shell.meaning': 'This step runs commands on the gateway, and the station file gives the lane neither ssh nor console.',
  'error.gateway/no-shell.action': 'Add ssh or console to the lane in the station file.',

  'error.gateway/no-rest.title': 'Lane has no REST',
  'error.gateway/no-rest.meaning': 'This step asks Kura, and the station file gives the lane no rest endpoint.',
  'error.gateway/no-rest.action': 'Add rest to the lane in the station file.',

  'error.gateway/cannot.title': 'This gateway cannot do that',
  'error.gateway/cannot.meaning': 'Nothing was sent: {generation} has no way to “{call}” over the lane’s connections.',
  'error.gateway/cannot.action': 'Give the lane another way in, such as SSH, update the gateway, or take the step out of the recipe.',

  'error.gateway/no-such-snapshot.title': 'No snapshot {snapshot}',
  'error.gateway/no-such-snapshot.meaning': 'The gateway does not have this snapshot; it keeps the newest ten and number 0.',
  'error.gateway/no-such-snapshot.action': 'List the snapshots and choose one of them.',

  'error.gateway/closed.title': 'Connection already given back',
  'error.gateway/closed.meaning': 'Lineside used a gateway after it had let go of it. This is a fault of Lineside.',
  'error.gateway/closed.action': 'Start the run again and send in the log.',

  'error.gateway/fingerprint-changed.title': 'Another key than before',
  'error.gateway/fingerprint-changed.meaning':
    'The gateway shows another key than at the first contact: it is another device, was reinstalled, or something stands in between.',
  'error.gateway/fingerprint-changed.action':
    'Compare the label with the unit on screen; if the gateway was reinstalled, take it through returns.',

  'error.gateway/fingerprint-of-another.title': 'Key belongs to another device',
  'error.gateway/fingerprint-of-another.meaning':
    'The record knows the key this gateway shows as that of another device. Two devices with one key share one identity.',
  'error.gateway/fingerprint-of-another.action': 'Set the unit aside and have its image checked for baked-in keys.',

  'error.ssh/unreachable.title': 'No SSH at {host}:{port}',
  'error.ssh/unreachable.meaning': 'The gateway does not answer over SSH ({reason}).',
  'error.ssh/unreachable.action': 'Check power, cable and address of the gateway.',

  'error.ssh/wrong-login.title': 'SSH login refused',
  'error.ssh/wrong-login.meaning': '{host}:{port} does not accept user {user} with this password or key.',
  'error.ssh/wrong-login.action': 'Check user and password or key of the lane.',

  'error.ssh/bad-private-key.title': 'Private key not usable',
  'error.ssh/bad-private-key.meaning': 'The key for user {user} is not a private key in a known form, or it has a passphrase.',
  'error.ssh/bad-private-key.action': 'Give the lane an OpenSSH or PEM private key without passphrase.',

  'error.ssh/password-change-needed.title': 'SSH password has expired',
  'error.ssh/password-change-needed.meaning': '{host} wants user {user} to change the password before anything else.',
  'error.ssh/password-change-needed.action': 'Change the password on the gateway, then enter the new one for the lane.',

  'error.ssh/host-key-mismatch.title': 'Not the gateway this lane is bound to',
  'error.ssh/host-key-mismatch.meaning': 'The station file expects host key {expected}; the gateway shows {shown}. Nothing was sent to it.',
  'error.ssh/host-key-mismatch.action': 'Plug in the right gateway, or correct hostKeySha256 in the station file.',

  'error.ssh/no-common-algorithm.title': 'No safe way to speak SSH',
  'error.ssh/no-common-algorithm.meaning': '{host}:{port} offers only methods that count as broken.',
  'error.ssh/no-common-algorithm.action': 'Update the SSH server of the gateway.',

  'error.ssh/handshake-failed.title': 'SSH handshake failed',
  'error.ssh/handshake-failed.meaning': '{host}:{port} showed a host key but did not prove that it owns it.',
  'error.ssh/handshake-failed.action': 'Restart the gateway and try again; set it aside if that repeats.',

  'error.ssh/connection-lost.title': 'SSH connection lost',
  'error.ssh/connection-lost.meaning': 'The connection to {host}:{port} broke off. Whether a command under way took effect is not known.',
  'error.ssh/connection-lost.action': 'Check power and cable of the gateway, then resume.',

  'error.shell/timeout.title': 'Command took too long',
  'error.shell/timeout.meaning': '{command} had not ended after {seconds} s and was stopped. Whether it took effect is not known.',
  'error.shell/timeout.action': 'Check the gateway, then resume; raise the time of the step if it was too short.',

  'error.shell/no-exit-status.title': 'Command ended without a result',
  'error.shell/no-exit-status.meaning': 'The gateway did not say how {command} ended (signal {signal}). That is never taken for success.',
  'error.shell/no-exit-status.action': 'Check the gateway, then resume.',

  'error.shell/output-too-long.title': 'Command printed too much',
  'error.shell/output-too-long.meaning': 'The output exceeded {limit}, and the command was stopped.',
  'error.shell/output-too-long.action': 'Let the command print less, for example into a file on the gateway.',

  'error.shell/command-failed.title': 'Command failed',
  'error.shell/command-failed.meaning': 'A command that the step needs ended with an error on the gateway.',
  'error.shell/command-failed.action': 'Read what it said under Details and correct the gateway.',

  'error.shell/refused.title': 'Gateway starts no command',
  'error.shell/refused.meaning': 'The SSH server at {host}:{port} opens no further channel.',
  'error.shell/refused.action': 'Restart the gateway; check ForceCommand and MaxSessions of its SSH server.',

  'error.shell/bad-argument.title': 'Argument cannot be passed on',
  'error.shell/bad-argument.meaning': 'An argument of the command holds a NUL character, which no program can receive.',
  'error.shell/bad-argument.action': 'Correct the value in the batch or the recipe.',

  'error.shell/bad-output.title': 'Answer of the gateway not understood',
  'error.shell/bad-output.meaning': 'What the gateway printed about {what} has not the expected form.',
  'error.shell/bad-output.action': 'Check that its shell prints nothing odd at login and that stat and sha256sum work.',

  'error.file/not-found.title': 'File has no place on the gateway',
  'error.file/not-found.meaning': 'For {path} there is no folder, or it is a link to nowhere.',
  'error.file/not-found.action': 'Check kuraHome of the lane and what is installed on the gateway.',

  'error.file/not-permitted.title': 'No right to {path}',
  'error.file/not-permitted.meaning': 'The SSH user may not read or replace this file, or not keep its owner.',
  'error.file/not-permitted.action': 'Give the lane a user with the right, usually root.',

  'error.file/not-regular.title': '{path} is not a file',
  'error.file/not-regular.meaning': 'There is a folder or a device of this name on the gateway.',
  'error.file/not-regular.action': 'Check the path in recipe and station file.',

  'error.file/bad-path.title': 'Path not usable',
  'error.file/bad-path.meaning': '{path} does not begin with a slash, ends with one, or holds a line break.',
  'error.file/bad-path.action': 'Correct the path in recipe or station file.',

  'error.file/read-failed.title': '{path} not read',
  'error.file/read-failed.meaning': 'The file is there, but the gateway could not read it.',
  'error.file/read-failed.action': 'Read under Details what the gateway said; check its storage.',

  'error.file/write-failed.title': '{path} not replaced',
  'error.file/write-failed.meaning': 'The gateway could not write the new content. The file is whole, old or new.',
  'error.file/write-failed.action': 'Check free space and whether its storage is read-only; then resume.',

  'error.file/hash-mismatch.title': '{path} arrived changed',
  'error.file/hash-mismatch.meaning': 'What is read back differs from what was sent, or the file changed while it was read.',
  'error.file/hash-mismatch.action': 'Try again; if that repeats, the storage of the gateway is faulty.',

  'error.rest/bad-url.title': 'REST address not usable',
  'error.rest/bad-url.meaning': 'The address of the lane is not of the form https://host or https://host:port.',
  'error.rest/bad-url.action': 'Correct rest.url in the station file.',

  'error.rest/unreachable.title': 'No HTTPS at {host}',
  'error.rest/unreachable.meaning': 'The gateway does not answer over HTTPS ({reason}).',
  'error.rest/unreachable.action': 'Check power, cable and address; after a restart, wait until Kura is up.',

  'error.rest/tls-failed.title': 'No secure connection to {host}',
  'error.rest/tls-failed.meaning': 'The gateway speaks no TLS 1.2 or newer at this address ({reason}).',
  'error.rest/tls-failed.action': 'Check port and HTTPS settings of the gateway.',

  'error.rest/certificate-mismatch.title': 'Not the gateway this lane is bound to',
  'error.rest/certificate-mismatch.meaning':
    'The station file expects certificate {expected}; the gateway shows {shown}. Nothing was sent to it.',
  'error.rest/certificate-mismatch.action': 'Plug in the right gateway, or correct certSha256 in the station file.',

  'error.rest/certificate-not-trusted.title': 'Certificate of {host} not trusted',
  'error.rest/certificate-not-trusted.meaning':
    'The authority of the lane does not vouch for it, the name differs, or it is not valid now ({reason}). Nothing was sent.',
  'error.rest/certificate-not-trusted.action': 'Check clock, host name and caFile of the lane.',

  'error.rest/wrong-login.title': 'Kura login refused',
  'error.rest/wrong-login.meaning': '{host} does not accept user {user} with this password.',
  'error.rest/wrong-login.action':
    'Check user and password of the lane. Kura 5.1 to 5.3 also refuses until the password is changed in its console.',

  'error.rest/account-locked.title': 'Kura account locked',
  'error.rest/account-locked.meaning': '{host} locks out user {user} for now.',
  'error.rest/account-locked.action':
    'Wait until the gateway takes logins again, or unlock the user in its console; check the password before the next try.',

  'error.rest/account-may-be-locked.title': 'Kura login refused after it had worked',
  'error.rest/account-may-be-locked.meaning':
    '{host} no longer takes the password by which user {user} was logged in before: the account is locked, or somebody changed the password.',
  'error.rest/account-may-be-locked.action':
    'Check the user in the console of the gateway; wait before trying again, as each try may count.',

  'error.rest/last-login-attempt.title': 'Last login attempt left',
  'error.rest/last-login-attempt.meaning':
    'One more wrong password may lock user {user} at {host}, which takes {attempts}. It was not tried.',
  'error.rest/last-login-attempt.action': 'Check the password in the station file, then resume.',

  'error.rest/login-forbidden.title': 'Kura user may not log in',
  'error.rest/login-forbidden.meaning': '{host} knows user {user} and lets this user log in by no password.',
  'error.rest/login-forbidden.action': 'Allow the password login of the user in the console of the gateway, or use another user.',

  'error.rest/bad-client-certificate.title': 'Client certificate not usable',
  'error.rest/bad-client-certificate.meaning': 'Certificate and private key of the lane are no PEM files, or do not belong together.',
  'error.rest/bad-client-certificate.action': 'Correct clientCertFile and clientKeyFile of the lane.',

  'error.rest/client-certificate-refused.title': 'Client certificate refused',
  'error.rest/client-certificate-refused.meaning': 'The gateway does not take the lane’s client certificate, and the lane has no password.',
  'error.rest/client-certificate-refused.action':
    'Check that the gateway trusts its issuer, that its common name is a Kura user, and the port (4443).',

  'error.rest/password-change-needed.title': 'Kura password must be changed first',
  'error.rest/password-change-needed.meaning': '{host} lets user {user} do nothing until the password is changed.',
  'error.rest/password-change-needed.action':
    'Enter the new one as rest.newPassword in the station file: Lineside changes it at the first login.',

  'error.rest/new-password-refused.title': 'New Kura password refused',
  'error.rest/new-password-refused.meaning':
    '{host} demands another password for user {user} and does not take the one of the lane: too short, too simple, or the old one.',
  'error.rest/new-password-refused.action': 'Correct rest.newPassword in the station file.',

  'error.rest/session-ended.title': 'Kura session ended',
  'error.rest/session-ended.meaning': 'The gateway had ended the session when {path} was asked for. Nothing was done.',
  'error.rest/session-ended.action': 'Resume: Lineside logs in again.',

  'error.rest/no-permission.title': 'Kura user lacks a permission',
  'error.rest/no-permission.meaning': 'User {user} may not use {path}.',
  'error.rest/no-permission.action': 'Give the user the permission in the console of the gateway, or use another one.',

  'error.rest/not-found.title': 'Kura has no {path}',
  'error.rest/not-found.meaning': 'This version of Kura lacks the function, or REST is not open on this port.',
  'error.rest/not-found.action': 'Check version and RestService of the gateway.',

  'error.rest/not-ready.title': 'Kura is not ready',
  'error.rest/not-ready.meaning': 'The gateway answered {path} with status {status}: it is still starting or overloaded.',
  'error.rest/not-ready.action': 'Wait until it is up, then resume.',

  'error.rest/refused.title': 'Kura refused the request',
  'error.rest/refused.meaning': '{path} was answered with status {status}. Named as failed: {failures}.',
  'error.rest/refused.action': 'Compare the settings with what this version of Kura takes.',

  'error.rest/update-partly-failed.title': 'Configuration only partly written',
  'error.rest/update-partly-failed.meaning': 'Kura wrote what it could. It names as failed: {failed}.',
  'error.rest/update-partly-failed.action': 'Read the configuration back, correct what failed, then write that part again.',

  'error.rest/timeout.title': 'Kura took too long',
  'error.rest/timeout.meaning': '{path} had no answer after {seconds} s. Whether a change took effect is not known.',
  'error.rest/timeout.action': 'Check the gateway, then resume.',

  'error.rest/connection-lost.title': 'HTTPS connection lost',
  'error.rest/connection-lost.meaning': 'The connection broke off before {path} was answered. Whether a change took effect is not known.',
  'error.rest/connection-lost.action': 'Check power and cable of the gateway, then resume.',

  'error.rest/bad-answer.title': 'Answer of Kura not understood',
  'error.rest/bad-answer.meaning': 'The answer to {path} has not the expected form.',
  'error.rest/bad-answer.action': 'Check the address of the lane and the version of Kura.',

  'error.rest/answer-too-long.title': 'Answer of Kura too long',
  'error.rest/answer-too-long.meaning': 'The answer to {path} exceeded {limit} and was cut off.',
  'error.rest/answer-too-long.action': 'Check what stands behind the address of the lane.',

  'error.rest/component-not-found.title': 'Kura lacks component {pid}',
  'error.rest/component-not-found.meaning': 'The gateway has no component of this name.',
  'error.rest/component-not-found.action': 'Install what brings it, or correct the name in the recipe.',
} as const;
