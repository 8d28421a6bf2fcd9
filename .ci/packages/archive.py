"""Packs a folder, with the time of SOURCE_DATE_EPOCH for all files: archive.py FOLDER FILE (.zip or .tar.gz)."""

import gzip
import os
import pathlib
import sys
import tarfile
import time
import zipfile

folder, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
epoch = int(os.environ["SOURCE_DATE_EPOCH"])
files = sorted(file for file in folder.rglob("*") if file.is_file())

if out.suffix == ".zip":
    with zipfile.ZipFile(out, "w") as archive:
        for file in files:
            # Names outside of ASCII are marked as UTF-8.
            entry = zipfile.ZipInfo(str(file.relative_to(folder.parent)), time.gmtime(epoch)[:6])
            archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, 9)
else:
    def plain(entry):
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = epoch
        return entry

    with open(out, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, epoch) as packed, tarfile.open(fileobj=packed, mode="w") as archive:
        for file in files:
            archive.add(file, file.relative_to(folder.parent), filter=plain)
