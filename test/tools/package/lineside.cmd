@rem The command line of an installed station: the same engine as the windows have, on the Node that ships with it.
@"%~dp0node\node.exe" "%~dp0app.asar.unpacked\out\cli\lineside.js" %*
