// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"

#include "protocol/jsondocument.h"
#include "protocol/reader.h"
#include "protocol/writer.h"

namespace visavis::protocol {
namespace {

namespace json = boost::json;

[[nodiscard]] std::string_view view(const json::string &text)
{
    return {text.data(), text.size()};
}

//! \brief The request's number, for the refusal of a frame that is otherwise broken.
[[nodiscard]] std::optional<std::uint64_t> requestNumber(const json::object &object)
{
    const auto *id = object.if_contains("id");
    const auto *number = id ? id->if_int64() : nullptr;
    return number && *number > 0 ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
}

template <class T>
[[nodiscard]] Decoded<T> read(const json::object &object, std::size_t envelope)
{
    T frame;
    Reader reader(object);
    T::fields(frame, reader);
    auto refusal = reader.finish(envelope);
    if constexpr (requires { frame.valid(); }) {
        if (!refusal && !frame.valid())
            refusal = Refusal{ErrorKind::InvalidFrame, std::nullopt, "combination of members"};
    }
    if constexpr (requires { frame.id; T::type; }) {
        // The number of a request starts at 1, so that 0 can mean "none".
        if (!refusal && frame.id == 0)
            refusal = Refusal{ErrorKind::InvalidFrame, std::nullopt, "id"};
    }
    if (refusal)
        return tl::unexpected(std::move(*refusal));
    return frame;
}

template <class Frames, std::size_t I = 0>
[[nodiscard]] Decoded<Frames> readTyped(std::string_view type, const json::object &object)
{
    if constexpr (I == std::variant_size_v<Frames>) {
        return tl::unexpected(Refusal{ErrorKind::UnknownType, std::nullopt, "type"});
    } else {
        using Frame = std::variant_alternative_t<I, Frames>;
        if (type == Frame::type)
            return read<Frame>(object, 1).map([](Frame frame) { return Frames(std::move(frame)); });
        return readTyped<Frames, I + 1>(type, object);
    }
}

[[nodiscard]] tl::unexpected<Refusal> refuse(ErrorKind kind, std::string field)
{
    return tl::unexpected(Refusal{kind, std::nullopt, std::move(field)});
}

template <class Frames>
[[nodiscard]] Decoded<Frames> decode(std::string_view text, std::size_t mostBytes)
{
    if (text.size() > mostBytes)
        return refuse(ErrorKind::TooLarge, "frame");
    const auto document = JsonDocument::parse(text);
    if (!document)
        return refuse(ErrorKind::NotJson, "frame");
    const auto *object = document->root.if_object();
    if (!object || document->repeated)
        return refuse(ErrorKind::InvalidFrame, "frame");
    const auto *type = object->if_contains("type");
    if (!type || !type->is_string())
        return refuse(ErrorKind::InvalidFrame, "type");
    auto frames = readTyped<Frames>(view(type->get_string()), *object);
    if (!frames)
        frames.error().re = requestNumber(*object);
    return frames;
}

template <class T>
[[nodiscard]] std::string write(const T &part)
{
    std::string out;
    Writer writer(out);
    T::fields(part, writer);
    writer.finish();
    return out;
}

template <class Frames>
[[nodiscard]] std::string writeFrame(const Frames &frames)
{
    return std::visit(
        [](const auto &frame) {
            std::string out;
            Writer writer(out);
            writer("type", frame.type);
            frame.fields(frame, writer);
            writer.finish();
            return out;
        },
        frames);
}

} // namespace

Decoded<FromVisitor> decodeFromVisitor(std::string_view text)
{
    return decode<FromVisitor>(text, limits::frameBytes);
}

Decoded<FromAdvisor> decodeFromAdvisor(std::string_view text)
{
    return decode<FromAdvisor>(text, limits::frameBytes);
}

Decoded<FromMirror> decodeFromMirror(std::string_view text)
{
    return decode<FromMirror>(text, limits::frameBytes);
}

Decoded<ToMirror> decodeToMirror(std::string_view text)
{
    return decode<ToMirror>(text, limits::backendFrameBytes);
}

Decoded<ToVisitor> decodeToVisitor(std::string_view text)
{
    return decode<ToVisitor>(text, limits::backendFrameBytes);
}

Decoded<ToAdvisor> decodeToAdvisor(std::string_view text)
{
    return decode<ToAdvisor>(text, limits::backendFrameBytes);
}

std::string encode(const FromVisitor &frame)
{
    return writeFrame(frame);
}

std::string encode(const FromAdvisor &frame)
{
    return writeFrame(frame);
}

std::string encode(const FromMirror &frame)
{
    return writeFrame(frame);
}

std::string encode(const ToMirror &frame)
{
    return writeFrame(frame);
}

std::string encode(const ToVisitor &frame)
{
    return writeFrame(frame);
}

std::string encode(const ToAdvisor &frame)
{
    return writeFrame(frame);
}

std::string encode(const Notice &notice)
{
    return write(notice);
}

std::string encode(const Event &event)
{
    return write(event);
}

Decoded<Event> decodeEvent(std::string_view text)
{
    const auto document = JsonDocument::parse(text);
    if (!document)
        return refuse(ErrorKind::NotJson, "event");
    const auto *object = document->root.if_object();
    if (!object || document->repeated)
        return refuse(ErrorKind::InvalidFrame, "event");
    return read<Event>(*object, 0);
}

} // namespace visavis::protocol
