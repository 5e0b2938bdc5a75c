/** What the batch check finds beside the problems of `batch.ts`. */
export const csvCheckTexts = {
  'error.csv/file-too-big.title': 'File too big',
  'error.csv/file-too-big.meaning': '{file} has {size}; batch files may have {limit}.',
  'error.csv/file-too-big.action': 'Divide the table into several files.',

  'error.csv/file-changed.title': 'File changed meanwhile',
  'error.csv/file-changed.meaning': '{file} was changed while it was read.',
  'error.csv/file-changed.action': 'Close the program that writes it, then check the file again.',

  'error.csv/nul-bytes.title': 'NUL bytes in the file',
  'error.csv/nul-bytes.meaning': 'After byte {byte} of {file} stands a NUL, which no text has: the file is damaged, or no CSV.',
  'error.csv/nul-bytes.action': 'Export the file again, as CSV (UTF-8).',

  'error.csv/cut-character.title': 'File is cut off',
  'error.csv/cut-character.meaning': '{file} ends in the middle of a character that begins after byte {byte}: its end is missing.',
  'error.csv/cut-character.action': 'Copy or export the file again, and compare its size.',

  'error.csv/undecodable.title': 'Text cannot be read',
  'error.csv/undecodable.meaning': '{file} begins as {encoding}, but not far after byte {byte} stands something that is no {encoding}.',
  'error.csv/undecodable.action': 'Export the file again as CSV (UTF-8).',

  'error.csv/no-byte-order-mark.title': 'UTF-16 without a mark',
  'error.csv/no-byte-order-mark.meaning': 'The file does not say how its text is encoded; it is read as {encoding}.',
  'error.csv/no-byte-order-mark.action': 'Compare some values, or save the table as CSV (UTF-8).',

  'error.csv/too-many-columns.title': 'Too many columns',
  'error.csv/too-many-columns.meaning': 'The header has {found} columns; at most {limit} are read.',
  'error.csv/too-many-columns.action': 'Remove the columns that no recipe uses, and check the divider.',

  'error.csv/column-alias.title': 'Column {column} is missing',
  'error.csv/column-alias.meaning': 'The header has no column {column}; {found} may be it.',
  'error.csv/column-alias.action': 'Read {found} as {column} if that is meant, with --column "{found}={column}" or in the import window.',

  'error.csv/column-remembered.title': 'Column read as before',
  'error.csv/column-remembered.meaning': '{found} is read as {column}, as in an earlier import.',
  'error.csv/column-remembered.action': 'Check that it still is {column}; rename the column in the file if not.',

  'error.csv/mapped-header-missing.title': 'No column {found} to read',
  'error.csv/mapped-header-missing.meaning': '{found} is to be read as {column}, but the header has no {found}.',
  'error.csv/mapped-header-missing.action': 'Name a header of the file.',

  'error.csv/odd-blank.title': 'Unusual blank',
  'error.csv/odd-blank.meaning': 'The value holds {character}, which looks like a blank and is another character.',
  'error.csv/odd-blank.action': 'Put a plain blank in its place, or none.',

  'error.csv/look-alike-character.title': 'Character that looks like another',
  'error.csv/look-alike-character.meaning': 'The value holds {character}, which looks like {like} and is another character.',
  'error.csv/look-alike-character.action': 'Put {like} in its place, and compare the value with the label.',

  'error.csv/full-width-character.title': 'Full-width character',
  'error.csv/full-width-character.meaning': 'The value holds {character}, as East Asian keyboards write it; no device reports it so.',
  'error.csv/full-width-character.action': 'Write the value in plain letters and digits.',

  'error.csv/spreadsheet-date.title': 'Value turned into a date',
  'error.csv/spreadsheet-date.meaning': 'The value looks like a date or time; spreadsheets make them of numbers like 1-5.',
  'error.csv/spreadsheet-date.action': 'Take the value from its source, and format the column as text before opening it.',

  'error.csv/spreadsheet-truth.title': 'Value turned into true or false',
  'error.csv/spreadsheet-truth.meaning': 'The value is the word for true or false, which spreadsheets put in the place of some texts.',
  'error.csv/spreadsheet-truth.action': 'Take the value from its source.',

  'error.csv/trailing-decimal.title': 'Number with a fraction',
  'error.csv/trailing-decimal.meaning': 'The value ends like a number with a fraction: a program took the text for a number.',
  'error.csv/trailing-decimal.action': 'Remove the end from the point or comma on, and check that no zeros are missing at the beginning.',

  'error.csv/thousands-separators.title': 'Number divided into thousands',
  'error.csv/thousands-separators.meaning': 'The value is divided like a big number: a spreadsheet took the text for a number.',
  'error.csv/thousands-separators.action': 'Remove the signs between the digits, and check that no zeros are missing at the beginning.',

  'error.csv/lost-zeros.title': 'Zeros lost at the beginning',
  'error.csv/lost-zeros.meaning': 'The value has fewer digits than the usual {length}: spreadsheets drop zeros at the beginning.',
  'error.csv/lost-zeros.action': 'Compare it with the label, and put the zeros back.',

  'error.csv/odd-one-out.title': 'Other than the rest of the column',
  'error.csv/odd-one-out.meaning': 'Nearly every value of {column} is of the kind {form}; this one is not.',
  'error.csv/odd-one-out.action': 'Compare it with the label of the unit.',

  'error.csv/bad-imei.title': 'Not an IMEI',
  'error.csv/bad-imei.meaning': 'An IMEI has 15 digits, and the last one checks the others.',
  'error.csv/bad-imei.action': 'Compare it with the label of the unit.',

  'error.csv/imei-without-check-digit.title': 'IMEI without its check digit',
  'error.csv/imei-without-check-digit.meaning':
    'The value has 14 digits: the last one of an IMEI is missing, so typing errors are not found.',
  'error.csv/imei-without-check-digit.action': 'Add the last digit from the label.',

  'error.csv/imei-with-version.title': 'IMEI with a software version',
  'error.csv/imei-with-version.meaning':
    'The value has 16 digits: it is an IMEISV, which ends with the version of the software and not with a check digit.',
  'error.csv/imei-with-version.action': 'Use the IMEI with 15 digits, which does not change.',

  'error.csv/bad-iccid.title': 'Not an ICCID',
  'error.csv/bad-iccid.meaning': 'An ICCID begins with 89 and has 19 or 20 digits, and the last one checks the others.',
  'error.csv/bad-iccid.action': 'Compare it with the SIM card.',

  'error.csv/odd-iccid.title': 'ICCID whose check digit does not agree',
  'error.csv/odd-iccid.meaning':
    'The last digit does not check the others: a digit is wrong, or the check digit is missing. Cards of China may have none.',
  'error.csv/odd-iccid.action': 'Compare it with the SIM card.',

  'error.csv/bad-eui64.title': 'Not an EUI-64',
  'error.csv/bad-eui64.meaning': 'An EUI-64 has 16 digits 0-9 and A-F, with the same separator throughout or none.',
  'error.csv/bad-eui64.action': 'Write it like 00:60:0C:FF:FE:81:20:5A.',

  'error.csv/pattern-mismatch.title': 'Not as the recipe says',
  'error.csv/pattern-mismatch.meaning': 'The recipe says that {column} looks like {pattern}; this value does not.',
  'error.csv/pattern-mismatch.action': 'Compare it with the label of the unit.',

  'error.csv/check-digit.title': 'Check digit does not agree',
  'error.csv/check-digit.meaning':
    'The check digit of {column} ({scheme}) does not agree with the rest: a character is wrong or two are exchanged.',
  'error.csv/check-digit.action': 'Compare it with the label of the unit.',
} as const;
