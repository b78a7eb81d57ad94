// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs a fuzz target over files and folders, one input a file: REPLAY PATH...
#include "fuzz/target.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

namespace fs = std::filesystem;

namespace {

int run(const fs::path &file)
{
    std::stringstream contents;
    contents << std::ifstream(file, std::ios::binary).rdbuf();
    const auto input = contents.str();
    // A copy of exactly this size, so that a sanitizer sees a read beyond it.
    const std::unique_ptr<std::uint8_t[]> data(new std::uint8_t[input.size() + 1]);
    input.copy(reinterpret_cast<char *>(data.get()), input.size());
    LLVMFuzzerTestOneInput(data.get(), input.size());
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    int inputs = 0;
    for (int i = 1; i < argc; ++i) {
        if (!fs::is_directory(argv[i])) {
            inputs += run(argv[i]);
            continue;
        }
        for (const auto &entry : fs::recursive_directory_iterator(argv[i])) {
            if (entry.is_regular_file())
                inputs += run(entry.path());
        }
    }
    std::printf("%d inputs\n", inputs);
    return inputs > 0 ? 0 : 1;
}
