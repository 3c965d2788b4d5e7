"""What went wrong on the network, in plain words."""

import ssl

import aiohttp

from bot.rules.polling import Failed


def of(error: Exception) -> Failed:
    """The failure that an error of the network means."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            return Failed("its name cannot be found (DNS)")
        case aiohttp.ClientConnectorError(os_error=PermissionError() as refused):
            return Failed(f"its address may not be reached: {refused.strerror}; see allow_private", "refused")
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return Failed(_tls(error), "tls")
        case aiohttp.InvalidURL():
            return Failed(f"the address cannot be used: {short(error)}", "refused")
        case aiohttp.ClientConnectorError():
            return Failed(f"no connection: {error.os_error.strerror or short(error.os_error)}")
        case aiohttp.ClientPayloadError() | aiohttp.ServerDisconnectedError():
            return Failed("the answer broke off in the middle")
        case _:
            return Failed(f"the answer is not HTTP as it should be: {short(error)}")


# OpenSSL's X509_V_ERR_*: openssl.org, man X509_STORE_CTX_get_error
_CERTIFICATES = {
    9: "its certificate is not valid yet; is this machine's clock right?",
    10: "its certificate has expired",
    18: "its certificate is self-signed",
    19: "its certificate is self-signed",
    20: "its certificate is signed by nobody known here",
    21: "its certificate is signed by nobody known here",
    23: "its certificate was revoked",
    62: "its certificate is for another host",
    64: "its certificate is for another address",
}


def _tls(error: Exception) -> str:
    inner = error.certificate_error if isinstance(error, aiohttp.ClientConnectorCertificateError) else error
    if isinstance(inner, ssl.SSLCertVerificationError):
        return _CERTIFICATES.get(inner.verify_code) or f"its certificate is not in order: {inner.verify_message}"
    return f"TLS fails: {short(inner)}"


def short(error: Exception) -> str:
    """What it says itself, in one line."""
    return " ".join(str(error).split())[:150]
