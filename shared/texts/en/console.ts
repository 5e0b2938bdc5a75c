/** Consoles. */
export const consoleTexts = {
  'error.console/no-udev.title': 'USB ports cannot be listed',
  'error.console/no-udev.meaning':
    'The lane names a USB adapter ({port}), and udevadm, which lists them, is not installed on this computer.',
  'error.console/no-udev.action': 'Install the package udev, or name the port by its path.',

  'error.console/port-missing.title': 'Port {port} is not there',
  'error.console/port-missing.meaning':
    'No serial port of this computer is {port}: the adapter is unplugged, or the gateway that it is part of.',
  'error.console/port-missing.action': 'Plug in the adapter; check the port in the station file with doctor.',

  'error.console/port-ambiguous.title': 'Several ports are {port}',
  'error.console/port-ambiguous.meaning': 'The station file means one port, and these fit: {ports}.',
  'error.console/port-ambiguous.action': 'Name the adapter by its location, with the interface at its end.',

  'error.console/port-forbidden.title': 'Port {port} may not be opened',
  'error.console/port-forbidden.meaning': 'This user has no right to read and write the port.',
  'error.console/port-forbidden.action': 'Add the user to the group of the port (often dialout), then log in again.',

  'error.console/port-busy.title': 'Port {port} is in use',
  'error.console/port-busy.meaning': 'Another program, or another lane, has the port open.',
  'error.console/port-busy.action': 'Close terminal programs on this port; check that no two lanes name it.',

  'error.console/not-a-port.title': '{port} is not a serial port',
  'error.console/not-a-port.meaning': 'The path in the station file is a file or a folder.',
  'error.console/not-a-port.action': 'Correct the path of the port in the station file.',

  'error.console/unplugged.title': 'Port {place} was unplugged',
  'error.console/unplugged.meaning': 'The serial port vanished while it was in use. Whether a command under way took effect is not known.',
  'error.console/unplugged.action': 'Plug the adapter in again, then resume.',

  'error.console/unreachable.title': 'No console at {place}',
  'error.console/unreachable.meaning': 'The console server does not take the connection ({reason}).',
  'error.console/unreachable.action': 'Check address, port and network of the console server, and that nobody else uses the port.',

  'error.console/connection-lost.title': 'Console connection lost',
  'error.console/connection-lost.meaning': 'The session on {place} broke off. Whether a command under way took effect is not known.',
  'error.console/connection-lost.action': 'Check power and cable of the gateway, then resume.',

  'error.console/stuck.title': 'Console {place} takes nothing',
  'error.console/stuck.meaning': 'The line accepts no more bytes.',
  'error.console/stuck.action': 'Check flow control of the port and the cable, then resume.',

  'error.console/silent.title': 'Console {place} is silent',
  'error.console/silent.meaning': 'Nothing came over the line.',
  'error.console/silent.action': 'Check power, cable and baud rate of the gateway.',

  'error.console/no-prompt.title': 'No login prompt on {place}',
  'error.console/no-prompt.meaning': 'The console prints, but asks for no login. It said last: {said}',
  'error.console/no-prompt.action': 'Wait for the gateway to start; check its baud rate and that nothing else runs on its console.',

  'error.console/flood.title': 'Console {place} does not stop',
  'error.console/flood.meaning': 'The gateway prints without end, and nothing of it answers.',
  'error.console/flood.action': 'Restart the gateway; set it aside if that repeats.',

  'error.console/garbled.title': 'Console {place} garbles data',
  'error.console/garbled.meaning': 'What was sent or read kept arriving changed.',
  'error.console/garbled.action': 'Check cable, ground and baud rate; turn off what prints on the console.',

  'error.console/bootloader.title': 'Gateway is in its boot loader',
  'error.console/bootloader.meaning': 'The console {place} shows a boot loader prompt: the system was not started.',
  'error.console/bootloader.action': 'Switch the gateway off and on and press no key.',

  'error.console/wrong-login.title': 'Console login refused',
  'error.console/wrong-login.meaning': 'The gateway on {place} does not accept user {user} with this password. It was tried once.',
  'error.console/wrong-login.action': 'Check user and password of the lane before accounts lock.',

  'error.console/login-not-asked.title': 'Console asks for no login',
  'error.console/login-not-asked.meaning': 'The shell on {place} is open to anyone; the password of the lane was not proved.',
  'error.console/login-not-asked.action': 'Check the image of the gateway, or leave the password out in the station file.',

  'error.console/password-change-needed.title': 'Console password has expired',
  'error.console/password-change-needed.meaning': 'The gateway on {place} wants user {user} to change the password before anything else.',
  'error.console/password-change-needed.action': 'Enter newPassword for the lane, or change it by hand.',

  'error.console/new-password-refused.title': 'New password refused',
  'error.console/new-password-refused.meaning': 'The gateway on {place} does not take newPassword for user {user}.',
  'error.console/new-password-refused.action': 'Choose a longer password that differs from the old one.',

  'error.console/become-refused.title': 'Login does not become root',
  'error.console/become-refused.meaning': '{become} on {place} does not give this login root.',
  'error.console/become-refused.action': 'Check become and becomePassword of the lane, and the rights of the user.',

  'error.console/no-shell.title': 'No usable shell on {place}',
  'error.console/no-shell.meaning': 'The login works, but what follows is no POSIX shell.',
  'error.console/no-shell.action': 'Give the lane a user whose shell is sh, bash or ash.',

  'error.console/missing-tool.title': 'Gateway lacks {tools}',
  'error.console/missing-tool.meaning': 'A console needs them on the gateway to carry data unharmed.',
  'error.console/missing-tool.action': 'Add them to the image, or use SSH for this lane.',

  'error.console/another-board.title': 'Another board than before',
  'error.console/another-board.meaning': 'The console {place} now reaches a board with other numbers.',
  'error.console/another-board.action': 'Plug the first board in again, or decide what became of its unit.',
} as const;
