#!/bin/sh
# What electron-builder starts in place of fpm.
exec node "$(dirname "$(readlink -f "$0")")/debian-package.mjs" "$@"
