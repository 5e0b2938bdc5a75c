#!/bin/sh
# The command line of an installed station: the same engine as the window's, on the Node that ships with it.
here=$(dirname "$(readlink -f "$0")")
exec "$here/node/node" "$here/app.asar.unpacked/out/cli/lineside.js" "$@"
