"""Writes a folder as a docker archive of one layer. Usage: image.py NAME FOLDER FILE ENTRYPOINT_JSON"""
import hashlib
import io
import json
import os
import sys
import tarfile

name, tree, out, entrypoint = sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4])
layer = out + ".layer"
with tarfile.open(layer, "w") as archive:
    for entry in sorted(os.listdir(tree)):
        archive.add(os.path.join(tree, entry), arcname=entry)
with open(layer, "rb") as file:
    digest = hashlib.sha256(file.read()).hexdigest()
config = json.dumps(
    {
        "architecture": "amd64",
        "os": "linux",
        "created": "2024-01-01T00:00:00Z",
        "config": {"Env": ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"], "Entrypoint": entrypoint},
        "rootfs": {"type": "layers", "diff_ids": ["sha256:" + digest]},
        "history": [{"created": "2024-01-01T00:00:00Z"}],
    }
).encode()
config_name = hashlib.sha256(config).hexdigest() + ".json"
layer_name = digest + "/layer.tar"
manifest = json.dumps([{"Config": config_name, "RepoTags": [name], "Layers": [layer_name]}]).encode()
with tarfile.open(out, "w") as archive:
    for file_name, content in ((config_name, config), ("manifest.json", manifest)):
        info = tarfile.TarInfo(file_name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    archive.add(layer, arcname=layer_name)
os.remove(layer)
