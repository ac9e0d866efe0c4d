# The dashboard in a container, at http://localhost:8501/:
#   docker build --tag overfitting-playground . && docker run --rm --publish 8501:8501 overfitting-playground
FROM python:3.13-slim AS build
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 OVERFITTING_PLAYGROUND_DATA=/data
WORKDIR /app
COPY requirements.txt requirements.lock ./
RUN pip install --no-cache-dir --only-binary :all: --constraint requirements.lock --requirement requirements.txt
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --no-deps /wheels/*.whl \
    && useradd --create-home --uid 1000 playground \
    && mkdir /data \
    && chown playground /data
USER 1000
# Kept runs; name the volume to have them again.
VOLUME /data
EXPOSE 8501
HEALTHCHECK --start-period=30s --interval=30s --timeout=5s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://localhost:8501/_stcore/health', timeout=4)"]
ENTRYPOINT ["overfitting-playground", "--server.headless=true", "--server.address=0.0.0.0", "--server.port=8501"]
