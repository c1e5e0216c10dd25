"""Which addresses of the network may be fetched from: public ones only, looked at before they are connected to."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from timeline.errors import TimelineError

# What ipaddress.is_global lets through, or might: addresses that wrap or stand for private ones.
_REFUSED = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/96",
        "::ffff:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)


# What nobody may be made to ask even in a private network: where clouds keep their keys, and what is no host at all.
_NEVER = tuple(
    ip_network(network)
    for network in ("0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3", "::/128", "fe80::/10", "fd00:ec2::/32", "ff00::/8")
)
_WRAPPED = tuple(ip_network(network) for network in ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48"))


class RefusedAddressError(TimelineError):
    """A host that leads to an address nobody outside should be made to ask."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(f"{host}: its address {address} is not a public one; nothing was asked of it")


class UnknownHostError(TimelineError):
    """A host that has no address."""

    def __init__(self, host: str, why: str) -> None:
        super().__init__(f"{host}: {why}")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is a public one, and not a private one in disguise."""
    return address.is_global and not any(
        address in network for network in _REFUSED if network.version == address.version
    )


def is_ever(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address may be asked where the user allows private ones: no link-local one, in whatever disguise."""
    every = [address]
    if isinstance(address, IPv6Address):
        if any(address in network for network in _WRAPPED):
            every.append(IPv4Address(int(address) & 0xFFFFFFFF))
        every += [one for one in (address.sixtofour, *(address.teredo or ())) if one is not None]
    return not any(one in network for one in every for network in _NEVER if network.version == one.version) or (
        address == IPv6Address("::1")
    )


def resolve(host: str, port: int, *, allow_private: bool = False) -> str:
    """Return the address to connect to; every one that the host has must be public.

    `allow_private` lets those of private networks pass, but no link-local one. Raises RefusedAddressError,
    UnknownHostError.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnknownHostError(host, f"has no address ({error})") from None
    addresses = [str(told[0]).partition("%")[0] for *_, told in found]
    for address in addresses:
        if not (is_ever if allow_private else is_public)(ip_address(address)):
            raise RefusedAddressError(host, address)
    if not addresses:
        raise UnknownHostError(host, "has no address")
    return addresses[0]
