#!/usr/bin/env bash
# Measures Sotto's engine on the GPU of this machine, for at most KIT_SECONDS (540), and writes report.json beside this file. The
# benchmark page of Sotto opens it. Nothing is installed; everything stays in this folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin"

if [ ! -d work ]; then
  command -v xz >/dev/null || { echo 'xz is needed to unpack the kit.' >&2; exit 1; }
  rm -rf work.part && mkdir work.part
  tar -xJf programs.tar.xz -C work.part
  tar -xJf files.tar.xz -C work.part
  mv work.part work
fi
work=$PWD/work

# Loader libraries for machines with a driver and no desktop: only those that this one lacks.
mkdir -p work/lib
for library in work/libraries/*; do
  [ -e "$library" ] || continue
  ldconfig -p | grep -q "[[:space:]]$(basename "$library") " || cp "$library" work/lib/
done
export LD_LIBRARY_PATH="$work/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"

# In containers the driver of an NVIDIA card comes without the file that tells of it.
if [ -z "${VK_DRIVER_FILES:-}" ]; then
  told=$(ls /usr/share/vulkan/icd.d/nvidia_icd*.json /etc/vulkan/icd.d/nvidia_icd*.json 2>/dev/null | head -n 1 || true)
  if [ -z "$told" ] && ldconfig -p | grep -q libGLX_nvidia.so.0; then
    told=$work/nvidia_icd.json
    echo '{"file_format_version":"1.0.0","ICD":{"library_path":"libGLX_nvidia.so.0","api_version":"1.3.0"}}' >"$told"
  fi
  [ -z "$told" ] || export VK_DRIVER_FILES="$told"
fi

cd work
exec ./node --liftoff-only -C onnxruntime-web-use-extern-wasm sotto/benches/gpu/kit.mjs "$(dirname "$work")/report.json"
