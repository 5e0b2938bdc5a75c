/** KuraPayload messages. For each error code: what happened, what it means, what to do now. */
export const payloadTexts = {
  'error.payload/malformed.title': 'No Kura message',
  'error.payload/malformed.meaning': 'The bytes cannot be read as a KuraPayload from byte {offset} on.',
  'error.payload/malformed.action': 'Record the message again as raw bytes, without topic or line ends.',

  'error.payload/gzip-damaged.title': 'Packed message damaged',
  'error.payload/gzip-damaged.meaning': 'The bytes begin as gzip does, but cannot be unpacked.',
  'error.payload/gzip-damaged.action': 'Record the message again as raw bytes.',

  'error.payload/gzip-cut.title': 'Packed message not whole',
  'error.payload/gzip-cut.meaning': 'The message is packed with gzip, and its end is missing.',
  'error.payload/gzip-cut.action': 'Record the whole message again.',

  'error.payload/too-large.title': 'Message too large',
  'error.payload/too-large.meaning': 'Unpacked, the message has more than {limit} bytes. It was not read.',
  'error.payload/too-large.action': 'Find out who sent it: a gateway sends far less.',

  'error.payload/too-many-metrics.title': 'Message with too many metrics',
  'error.payload/too-many-metrics.meaning': 'The message has more than {limit} metrics. It was not read.',
  'error.payload/too-many-metrics.action': 'Find out who sent it: a gateway sends far fewer.',

  'error.payload/wrong-value.title': 'Value of {name} is no {type}',
  'error.payload/wrong-value.meaning': 'The number does not fit into the type. Nothing was sent.',
  'error.payload/wrong-value.action': 'Correct the value.',
} as const;
