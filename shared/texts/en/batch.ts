/** Batches and their files. For each error code: what happened, what it means, what to do now. */
export const batchTexts = {
  'error.batch/not-found.title': 'No batch {batch}',
  'error.batch/not-found.meaning': 'No batch has this id or name, or several have this name.',
  'error.batch/not-found.action': 'List the batches with "status" and use the id.',

  'error.batch/no-units.title': 'No units in the file',
  'error.batch/no-units.meaning': '{file} has a header and no row below it.',
  'error.batch/no-units.action': 'Export the file again with its rows.',

  'error.batch/over-quantity.title': 'More units than allowed',
  'error.batch/over-quantity.meaning': 'The file has {rows} rows; {quantity} units may be made.',
  'error.batch/over-quantity.action': 'Take rows out, or have a higher quantity approved.',

  'error.batch/invalid-rows.title': 'File has errors, nothing imported',
  'error.batch/invalid-rows.meaning':
    '{file}: {invalidRows} of {rows} rows have errors, {errors} errors in all with those of the header. First: {first}',
  'error.batch/invalid-rows.action': 'Correct the file, check it again, then import it.',

  'error.batch/wrong-profile.title': 'Recipe is for another kind of batch',
  'error.batch/wrong-profile.meaning': 'The recipe {recipe} works with {wanted} batches, the file is read as {profile}.',
  'error.batch/wrong-profile.action': 'Choose a recipe for {profile}, or import the file as {wanted}.',

  'error.batch/no-recipe-column.title': 'No column {column} to choose recipes by',
  'error.batch/no-recipe-column.meaning':
    'Rows of {file} shall take their recipe by {column}. The file has no such column, or its values are secret.',
  'error.batch/no-recipe-column.action': 'Name a column of the file that is not secret, or import with one recipe.',

  'error.batch/file-changed.title': 'File changed during the import',
  'error.batch/file-changed.meaning': '{file} was written to while it was read. Nothing was imported.',
  'error.batch/file-changed.action': 'Wait until nobody writes to it, then import it again.',

  'error.batch/conflicting-devices.title': 'Identifiers of two devices',
  'error.batch/conflicting-devices.meaning': 'The identifiers of this row belong to two different devices in the record.',
  'error.batch/conflicting-devices.action': 'Compare the label of the unit with the row and correct the identifier that is wrong.',

  'error.batch/device-twice.title': 'Same device twice',
  'error.batch/device-twice.meaning':
    'By the record this is the same device as row {firstRow}, though the rows name it by different identifiers.',
  'error.batch/device-twice.action': 'Keep one of the two rows.',

  'error.batch/unit-in-other-batch.title': 'Unit is still open in another batch',
  'error.batch/unit-in-other-batch.meaning': 'The same device is in row {row} of batch {batch} and not finished there.',
  'error.batch/unit-in-other-batch.action': 'Finish it there first, or go on if it shall get this recipe, too.',

  'error.batch/unit-done-before.title': 'Device was provisioned before',
  'error.batch/unit-done-before.meaning': 'The same device passed on {date}, as row {row} of batch {batch}.',
  'error.batch/unit-done-before.action': 'Remove the row if it is here by mistake, or go on if the device shall be provisioned again.',

  'error.unit/not-found.title': 'No unit {identifier}',
  'error.unit/not-found.meaning': 'No unit of any batch has this identifier.',
  'error.unit/not-found.action': 'Check the label, or import the batch that the unit belongs to.',

  'error.csv/unreadable-file.title': 'File cannot be read',
  'error.csv/unreadable-file.meaning': '{file} cannot be read ({reason}).',
  'error.csv/unreadable-file.action': 'Check the path and who may read the file.',

  'error.csv/not-csv.title': 'Not a CSV file',
  'error.csv/not-csv.meaning': '{file} holds no lines of text with cells: its content is {kind}.',
  'error.csv/not-csv.action': 'Save the table as CSV (UTF-8) and take that file.',

  'error.csv/unknown-profile.title': 'No profile {profile}',
  'error.csv/unknown-profile.meaning': 'There is no kind of batch with this name.',
  'error.csv/unknown-profile.action': 'Use one of: {profiles}.',

  'error.csv/empty-file.title': 'File is empty',
  'error.csv/empty-file.meaning': 'There is nothing in the file.',
  'error.csv/empty-file.action': 'Export the file again with header and rows.',

  'error.csv/no-header.title': 'No header',
  'error.csv/no-header.meaning': 'The first line has none of the column names that are expected.',
  'error.csv/no-header.action': 'Put the column names into the first line, divided by commas, semicolons, tabs or vertical bars.',

  'error.csv/no-rows.title': 'No rows',
  'error.csv/no-rows.meaning': 'The file has a header and no row below it.',
  'error.csv/no-rows.action': 'Export the file again with its rows.',

  'error.csv/missing-column.title': 'Column {column} is missing',
  'error.csv/missing-column.meaning': 'The header has no column {column}.',
  'error.csv/missing-column.action': 'Add the column; its name is written exactly so.',

  'error.csv/misspelt-column.title': 'Column {column} is missing',
  'error.csv/misspelt-column.meaning': 'The header has no column {column}, but one named {found}.',
  'error.csv/misspelt-column.action': 'Rename {found} to {column} if that is meant, else add the column.',

  'error.csv/repeated-column.title': 'Column {column} stands twice',
  'error.csv/repeated-column.meaning': 'Two columns have the name {column}, so their values cannot be told apart.',
  'error.csv/repeated-column.action': 'Rename or remove one of the two.',

  'error.csv/column-spelling.title': 'Column name spelt differently',
  'error.csv/column-spelling.meaning': 'The header spells {column} in another way; it is read as {column}.',
  'error.csv/column-spelling.action': 'Write {column} in the header.',

  'error.csv/bad-column-name.title': 'Column name cannot be used',
  'error.csv/bad-column-name.meaning': 'The name is longer than 200 characters, or has control characters or braces in it.',
  'error.csv/bad-column-name.action': 'Give the column a short plain name.',

  'error.csv/unnamed-column.title': 'Column without a name',
  'error.csv/unnamed-column.meaning': 'A cell of the header is empty; what stands below it is not kept.',
  'error.csv/unnamed-column.action': 'Name the column or remove it.',

  'error.csv/unknown-secret-column.title': 'No column {column} to keep secret',
  'error.csv/unknown-secret-column.meaning': 'The file has no column {column}, so another one may hold the secret openly.',
  'error.csv/unknown-secret-column.action': 'Correct the name of the secret column.',

  'error.csv/identifier-as-secret.title': '{column} cannot be secret',
  'error.csv/identifier-as-secret.meaning': 'Units are found by {column}, so its values are stored openly.',
  'error.csv/identifier-as-secret.action': 'Take {column} out of the secret columns, or read another header as {column}.',

  'error.csv/undeclared-secret.title': '{column} may hold secrets',
  'error.csv/undeclared-secret.meaning': 'By its name {column} holds secrets, but it is not declared secret and would be stored openly.',
  'error.csv/undeclared-secret.action': 'Declare it with --secret or under "secretColumns" of the recipe, or rename it.',

  'error.csv/not-utf8.title': 'Not UTF-8',
  'error.csv/not-utf8.meaning':
    'After byte {byte} the file is not UTF-8, so it is read as Windows-1252. Letters beyond English may come out wrong.',
  'error.csv/not-utf8.action': 'Save the table as CSV (UTF-8).',

  'error.csv/empty-lines.title': 'Empty lines',
  'error.csv/empty-lines.meaning': '{count} empty lines between the rows are passed over and not counted as rows.',
  'error.csv/empty-lines.action': 'Remove them, so that row numbers agree with your table.',

  'error.csv/same-secret-everywhere.title': 'One secret for all',
  'error.csv/same-secret-everywhere.meaning': "Every row has the same {column}: who knows one unit's knows all.",
  'error.csv/same-secret-everywhere.action': 'Give each unit a {column} of its own.',

  'error.csv/too-few-cells.title': 'Too few cells',
  'error.csv/too-few-cells.meaning': 'The row has {found} cells, the header has {expected}.',
  'error.csv/too-few-cells.action': 'Add the missing cells, empty ones with their divider, too.',

  'error.csv/too-many-cells.title': 'Too many cells',
  'error.csv/too-many-cells.meaning': 'The row has {found} cells, the header has {expected}.',
  'error.csv/too-many-cells.action': 'Put a value that holds the divider into quotes, or remove what is too much.',

  'error.csv/mixed-line-ends.title': 'Lines end in two ways',
  'error.csv/mixed-line-ends.meaning': 'This line ends in another way than the header.',
  'error.csv/mixed-line-ends.action': 'Save the file again from one program, with one kind of line end.',

  'error.csv/broken-quotes.title': 'Quotes do not match',
  'error.csv/broken-quotes.meaning': 'A quoted cell goes on after its closing quote. The row ends here; reading goes on in the next line.',
  'error.csv/broken-quotes.action': 'Close the cell right before the divider, and double each quote inside it.',

  'error.csv/unclosed-quote.title': 'Quote never closed',
  'error.csv/unclosed-quote.meaning':
    'A cell begins with a quote here that nothing closes. The row ends here; reading goes on in the next line.',
  'error.csv/unclosed-quote.action': 'Close the quote, or remove it.',

  'error.csv/record-too-long.title': 'Row too long',
  'error.csv/record-too-long.meaning': 'The row is longer than 1 MiB.',
  'error.csv/record-too-long.action': 'Check where the row should end.',

  'error.csv/too-many-broken-quotes.title': 'Too many broken quotes',
  'error.csv/too-many-broken-quotes.meaning': 'After row {row} nothing was read any more, because too many quotes before it do not match.',
  'error.csv/too-many-broken-quotes.action': 'Export the file again with correct quotes.',

  'error.csv/value-without-column.title': 'Value without a column',
  'error.csv/value-without-column.meaning': 'A value stands below an empty cell of the header and would be lost.',
  'error.csv/value-without-column.action': 'Name the column in the header, or remove the value.',

  'error.csv/empty-cell.title': 'Empty cell',
  'error.csv/empty-cell.meaning': '{column} is needed for every unit.',
  'error.csv/empty-cell.action': 'Fill in the value.',

  'error.csv/empty-optional-cell.title': 'Empty cell',
  'error.csv/empty-optional-cell.meaning': '{column} is empty here.',
  'error.csv/empty-optional-cell.action': 'Fill it in, or see that the recipe does without it.',

  'error.csv/cell-too-long.title': 'Value too long',
  'error.csv/cell-too-long.meaning': 'The value has more than {limit} characters.',
  'error.csv/cell-too-long.action': 'Shorten it, or check where the cell should end.',

  'error.csv/control-character.title': 'Control character',
  'error.csv/control-character.meaning': 'The value holds the control character {character}, which nobody sees.',
  'error.csv/control-character.action': 'Type the value anew.',

  'error.csv/hidden-character.title': 'Hidden character',
  'error.csv/hidden-character.meaning': 'The value holds {character}, which is not shown or turns the direction of the text.',
  'error.csv/hidden-character.action': 'Type the value anew.',

  'error.csv/replaced-character.title': 'Character lost',
  'error.csv/replaced-character.meaning': 'The value holds the sign that stands for a character lost in a conversion.',
  'error.csv/replaced-character.action': 'Export the file from its source as UTF-8.',

  'error.csv/outer-blanks.title': 'Blanks around the value',
  'error.csv/outer-blanks.meaning': 'The value begins or ends with blanks; they are kept.',
  'error.csv/outer-blanks.action': 'Remove them if they do not belong to the value.',

  'error.csv/spreadsheet-number.title': 'Number spoilt by a spreadsheet',
  'error.csv/spreadsheet-number.meaning': 'A spreadsheet has turned the value into a rounded number; digits are lost.',
  'error.csv/spreadsheet-number.action': 'Take the value from its source, and format the column as text before opening it.',

  'error.csv/spreadsheet-error.title': 'Error of a spreadsheet',
  'error.csv/spreadsheet-error.meaning': 'A spreadsheet has put an error in the place of the value.',
  'error.csv/spreadsheet-error.action': 'Take the value from its source.',

  'error.csv/formula.title': 'Looks like a formula',
  'error.csv/formula.meaning': 'A spreadsheet that opens this file would calculate the value instead of showing it.',
  'error.csv/formula.action': 'Check that the value is meant so.',

  'error.csv/duplicate.title': 'Value stands twice',
  'error.csv/duplicate.meaning': 'The same {column} stands in row {firstRow}, capitals and separators aside.',
  'error.csv/duplicate.action': 'Correct one of the two, or remove the row that is too much.',

  'error.csv/value-of-other-column.title': 'Value names another row, too',
  'error.csv/value-of-other-column.meaning': 'The same value is the {firstColumn} of row {firstRow}: who looks for it finds two devices.',
  'error.csv/value-of-other-column.action': 'Compare both rows with their labels; go on if both are right.',

  'error.csv/placeholder-value.title': 'Not an identity',
  'error.csv/placeholder-value.meaning': 'This value is what gateways say before they have an identity.',
  'error.csv/placeholder-value.action': "Fill in the unit's own value.",

  'error.csv/bad-mac.title': 'Not a MAC address',
  'error.csv/bad-mac.meaning': 'A MAC address is 12 digits 0-9 and A-F, with the same separator throughout or none.',
  'error.csv/bad-mac.action': 'Write it like 00:60:0C:81:20:5A.',

  'error.csv/group-mac.title': 'MAC address of a group',
  'error.csv/group-mac.meaning': 'No network interface has this address of its own: it addresses a group.',
  'error.csv/group-mac.action': 'Compare it with the label of the unit.',

  'error.csv/odd-imei.title': 'Unusual IMEI',
  'error.csv/odd-imei.meaning': 'The last digit of the IMEI is 0 where its check digit should be, as it is sent over the air.',
  'error.csv/odd-imei.action': 'Compare it with the label of the unit.',

  'error.csv/bad-client-id.title': 'Client id not allowed',
  'error.csv/bad-client-id.meaning': 'Everyware Cloud refuses client ids with {character} in them.',
  'error.csv/bad-client-id.action': 'Use letters and digits; the MAC address without separators is usual.',

  'error.csv/odd-client-id.title': 'Unusual client id',
  'error.csv/odd-client-id.meaning': 'MQTT 3.1.1 promises only 1 to 23 letters and digits; brokers may refuse or change other ids.',
  'error.csv/odd-client-id.action': 'Keep it if your broker takes it.',

  'error.csv/bad-broker-url.title': 'Broker address not valid',
  'error.csv/bad-broker-url.meaning': 'The address does not have the form scheme://host:port with mqtts, mqtt, wss or ws.',
  'error.csv/bad-broker-url.action': 'Write it like mqtts://broker.example.com:8883.',

  'error.csv/login-in-url.title': 'Login in the address',
  'error.csv/login-in-url.meaning': 'The broker address holds a user name or password, which would be stored openly.',
  'error.csv/login-in-url.action': 'Take it out; username and password have columns of their own.',

  'error.csv/broker-not-encrypted.title': 'Connection not encrypted',
  'error.csv/broker-not-encrypted.meaning': 'With this scheme everybody on the network can read the password.',
  'error.csv/broker-not-encrypted.action': 'Use mqtts or wss if the broker offers it.',

  'error.csv/unknown-device-type.title': 'Unknown device type',
  'error.csv/unknown-device-type.meaning': 'The value is none of {allowed}.',
  'error.csv/unknown-device-type.action': 'Write one of them, in capitals.',

  'error.csv/peripheral-without-gateway.title': 'Peripheral without its gateway',
  'error.csv/peripheral-without-gateway.meaning': 'A peripheral belongs to a gateway, which this file cannot name.',
  'error.csv/peripheral-without-gateway.action': 'Assign it to its gateway in Cervello after the import.',
} as const;
